using System.CommandLine.Parsing;
using System.Net;

namespace Conformance.Cli.Commands;

/// <summary>Addresses on the command line.</summary>
internal static class Addresses
{
    // The bootstrap server takes the port after it.
    private const int LastPort = IPEndPoint.MaxPort - 1;

    public static IPEndPoint? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IPAddress.TryParse(text, out var address))
        {
            return new(address, 0);
        }

        if (IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port <= LastPort)
        {
            return endpoint;
        }

        result.AddError($"'{text}' is not an address; ADDR or ADDR:PORT is required, such as 127.0.0.1:5683 or [::1]:5683, with a port of at most {LastPort}");
        return null;
    }

    public static Uri? ParseUri(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "coap" && uri.Host.Length > 0 && uri.Port <= LastPort)
        {
            return uri;
        }

        result.AddError($"'{text}' is not a CoAP URI; coap://HOST[:PORT] is required");
        return null;
    }
}
