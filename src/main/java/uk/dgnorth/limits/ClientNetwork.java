package uk.dgnorth.limits;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that the request being answered came from: one IPv4 address, or the /64 of an IPv6 one. */
@RequestScoped
public class ClientNetwork {

    private static final int BYTES_OF_A_NETWORK = 8;

    private final RoutingContext request;

    ClientNetwork(RoutingContext request) {
        this.request = request;
    }

    public String name() {
        try {
            var address =
                    InetAddress.getByName(request.request().remoteAddress().hostAddress());
            if (address instanceof Inet6Address) {
                var network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK), 16);
                return InetAddress.getByAddress(network).getHostAddress() + "/64";
            }
            return address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A client's address is always numeric", e);
        }
    }
}
