package uk.dgnorth.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.problem.NotFound;

/** Serves the assets from our own address, so that no page asks a third party for anything. */
@Path(Assets.ROOT)
class AssetFiles {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** A page of another release, seen while instances are being replaced: the files of this one do for it. */
    private static final String FOR_NOW = "no-cache";

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{version}/{file}")
    @Operation(hidden = true)
    public Response file(
            @RestPath String version, @RestPath String file, @Context Request request, @Context HttpHeaders headers) {
        var asset = assets.find(file).orElseThrow(() -> new NotFound("file"));
        return asset.content()
                .answer(request, headers)
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.CACHE_CONTROL, version.equals(assets.version()) ? FOR_EVER : FOR_NOW)
                .build();
    }
}
