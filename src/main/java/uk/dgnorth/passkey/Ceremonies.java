package uk.dgnorth.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Site;

/**
 * Holds what browsers send to Web Authentication, 7.1 and 7.2: from our site, present and verified user, right
 * signature. No attestation is asked for: which make of device people use is theirs to choose.
 */
@Singleton
class Ceremonies {

    /** What all browsers and authenticators know between them: ES256, EdDSA and RS256. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    /** The longest public key of these, of 4096 bits, has 520 bytes; its number has at most 1,023. */
    private static final int MOST_BYTES = 4096;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager library = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final String site;
    private final Origin origin;

    Ceremonies(Site site) {
        this.site = site.host();
        var url = URI.create(site.publicUrl());
        this.origin = Origin.create(url.getScheme() + "://" + url.getAuthority());
    }

    /** The site that passkeys are good for. */
    String site() {
        return site;
    }

    /** Empty where it is nothing that a browser would send. */
    Optional<RegistrationData> readNew(String response) {
        return read(() -> library.parseRegistrationResponseJSON(response))
                .filter(data -> data.getAttestationObject() != null)
                .filter(data -> hasChallenge(data.getCollectedClientData()));
    }

    /** Empty where it is nothing that a browser would send. */
    Optional<AuthenticationData> readUse(String response) {
        return read(() -> library.parseAuthenticationResponseJSON(response))
                .filter(data -> data.getCredentialId() != null)
                .filter(data -> hasChallenge(data.getCollectedClientData()));
    }

    private static boolean hasChallenge(@Nullable CollectedClientData data) {
        return data != null && data.getChallenge() != null;
    }

    /** The challenge is known to be ours. Empty where the rest does not hold. */
    Optional<NewCredential> verifyNew(RegistrationData data) {
        var server = server(data.getCollectedClientData());
        return read(() -> library.verify(data, new RegistrationParameters(server, PARAMETERS, true, true)))
                .map(verified -> verified.getAttestationObject().getAuthenticatorData())
                .map(made -> new NewCredential(
                        made.getAttestedCredentialData().getCredentialId(),
                        credentials.convert(made.getAttestedCredentialData()),
                        made.getSignCount(),
                        made.isFlagBE()))
                .filter(made -> made.data().length <= MOST_BYTES);
    }

    /** The challenge is known to be ours. */
    Use.Verdict verifyUse(AuthenticationData data, Passkey passkey) {
        var known = new CredentialRecordImpl(
                null,
                true,
                passkey.isBackupEligible(),
                null,
                passkey.signCount(),
                credentials.convert(passkey.credential()),
                null,
                null,
                null,
                Set.of());
        var parameters = new AuthenticationParameters(server(data.getCollectedClientData()), known, null, true, true);
        try {
            return read(() -> library.verify(data, parameters)).isPresent() ? Use.Verdict.GOOD : Use.Verdict.REFUSED;
        } catch (MaliciousCounterValueException copied) {
            return Use.Verdict.COPIED;
        }
    }

    private ServerProperty server(CollectedClientData data) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(site)
                .challenge(data.getChallenge())
                .build();
    }

    /** Beside its own exceptions the library throws those of Java for what no browser would send. */
    private static <T> Optional<T> read(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (MaliciousCounterValueException copied) {
            throw copied;
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }
}
