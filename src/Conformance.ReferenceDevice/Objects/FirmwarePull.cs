using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Network;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Fetches an image over CoAP.</summary>
/// <remarks>Object 5 resource 1; RFC 7959 for images larger than a block.</remarks>
internal static class FirmwarePull
{
    /// <returns>The image, or what to tell in its place.</returns>
    public static async Task<(ReadOnlyMemory<byte> Image, UpdateResult? Failure)> FetchAsync(
        DeviceSettings settings, IDeviceActions actions, ServerUri uri, CancellationToken cancellationToken)
    {
        if (await uri.ResolveAsync(settings.Resolve, cancellationToken) is not { } host)
        {
            return (default, UpdateResult.InvalidUri);
        }

        var (path, query) = uri.Path.Split('?', 2) is [var before, var after] ? (before, after.Split('&')) : (uri.Path, []);
        var request = new Request { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(path).WithQueries(query) };
        var outcome = await actions.RequestAsync(host, request, cancellationToken);
        return outcome switch
        {
            { Body.Length: var length } when length > settings.StorageLimit => (default, UpdateResult.NotEnoughFlash),
            { Error: null, Last: Answered { Response.Code: var code } } when code == CoapCode.Content => (outcome.Body, null),
            { Last: Answered } => (default, UpdateResult.InvalidUri),
            _ => (default, UpdateResult.ConnectionLost),
        };
    }
}
