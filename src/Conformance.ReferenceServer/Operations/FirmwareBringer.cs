using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Operations;

/// <summary>Brings the server's image to a client: asks how the client takes images, then writes the address of the image, or the image itself.</summary>
/// <remarks>Object 5, resources 8 and 9.</remarks>
internal sealed class FirmwareBringer(ServerSettings settings, Courier courier)
{
    /// <summary>Where the image is fetched from.</summary>
    public const string Path = "/image";

    // Firmware Update Protocol Support: the server has its image at one address, by CoAP.
    private const string Coap = "0";
    private const string PullAlone = "0";
    private static readonly string[] Known = ["0", "1", "2", "3", "4", "5"];

    private static readonly Lwm2mPath Object = Lwm2mPath.Of(5, 0);
    private static readonly Lwm2mPath Package = Object.Child(0);
    private static readonly Lwm2mPath PackageUri = Object.Child(1);
    private static readonly Lwm2mPath Protocols = Object.Child(8);
    private static readonly Lwm2mPath Method = Object.Child(9);
    private static readonly byte[] Image = [.. Enumerable.Range(0, 3000).Select(at => (byte)at)];

    /// <summary>Gives the image to who fetches it.</summary>
    public static Reply Answer(IncomingRequest request) => request.Message.Code == CoapCode.Get
        ? Reply.Of(CoapCode.Content) with { Options = OptionList.Empty.WithContentFormat(ContentFormat.Opaque), Payload = Image }
        : Reply.Of(CoapCode.MethodNotAllowed);

    private bool IgnoresProtocols => settings.Faults.Has(FirmwareFaults.IgnoresProtocols) || settings.Faults.Has(CampaignFaults.OneAddressForAll);

    /// <returns>What the client answered to the write; an error when it takes images in no way that the server has.</returns>
    public async Task<CommandResult> BringAsync(Client client)
    {
        var answer = await courier.PerformAsync(client, new() { Kind = OperationKind.Read, Path = Object });
        if (answer.Error.Length > 0)
        {
            return answer;
        }

        var protocols = answer.Entries.Where(entry => Protocols.Contains(entry.Path)).Select(entry => entry.Value?.ToText() ?? string.Empty).ToList();
        var method = answer.Entries.FirstOrDefault(entry => entry.Path == Method)?.Value?.ToText();
        if (protocols.Except(Known).Any() && settings.Faults.Has(FirmwareFaults.StumblesOverUnknown))
        {
            return CommandResult.Failed("the client lists a protocol that nobody knows");
        }

        // A client that lists nothing has CoAP (object 5, resource 8).
        var pulls = method is PullAlone or "2" && (protocols.Count == 0 || protocols.Contains(Coap) || IgnoresProtocols);
        if (!pulls && method is PullAlone or null)
        {
            return CommandResult.Failed("the client fetches images by no protocol of the server");
        }

        var written = pulls ? (Path: PackageUri, Text: $"{settings.Uri()}{Path}") : (Path: Package, Text: Convert.ToBase64String(Image));
        return await courier.PerformAsync(
            client, new() { Kind = OperationKind.WriteReplace, Path = written.Path, Values = new Dictionary<Lwm2mPath, string> { [written.Path] = written.Text } });
    }
}
