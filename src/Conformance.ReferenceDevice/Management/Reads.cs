using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Read: what a server gets to see of a node, and in which format.</summary>
/// <remarks>Core 1.1 §6.3.1, §7.4 and §8.2.3.</remarks>
public sealed class Reads(DeviceState state)
{
    private readonly ObjectTree _tree = state.Tree;

    public Reply Read(ManagementRequest request) => Read(request.Server, request.Version, request.Path, request.Options.Accept);

    /// <summary>Answers a Read, or says again what an observation shows.</summary>
    public Reply Read(ushort server, EnablerVersion version, Lwm2mPath path, ContentFormat? accept)
    {
        if (Refuses(server, path) is { } refusal)
        {
            return Reply.Of(refusal);
        }

        if (Choose(version, path, accept) is not { } format)
        {
            return Reply.Of(CoapCode.NotAcceptable);
        }

        var payload = PayloadFormats.Find(format)!.Write(Visible(server, path), path, _tree.Model);
        return Reply.Content(format, payload);
    }

    /// <summary>The code that refuses a Read of a path of depth 1 or more: unknown, then rights, then whether it is readable.</summary>
    public CoapCode? Refuses(ushort server, Lwm2mPath path)
    {
        if (path.Depth == 0)
        {
            return CoapCode.MethodNotAllowed;
        }

        if (_tree.Missing(path.Cut(2)) is { } missing)
        {
            return missing;
        }

        if (path.Depth > 1 && !state.Access.May(server, path, Rights.Read))
        {
            return CoapCode.Unauthorized;
        }

        if (path.Depth > 2 && _tree.Model.Resource(path) is { IsReadable: false } && _tree.Has(path.Cut(3)))
        {
            return CoapCode.MethodNotAllowed;
        }

        return _tree.Missing(path);
    }

    /// <summary>Every readable value at or below a path that the server has the right to; never objects 0 and 21.</summary>
    public IReadOnlyList<Entry> Visible(ushort server, Lwm2mPath path) =>
    [
        .. _tree.Leaves(path).Where(leaf =>
            !RegistrationLinks.Hidden.Contains(leaf.Path.ObjectId!.Value)
            && _tree.Model.Resource(leaf.Path) is { IsReadable: true }
            && state.Access.May(server, leaf.Path, Rights.Read)),
    ];

    /// <summary>The format of the answer, or <see langword="null"/> when the one asked for cannot carry the target.</summary>
    private ContentFormat? Choose(EnablerVersion version, Lwm2mPath path, ContentFormat? accept)
    {
        var resource = _tree.ResourceAt(path);
        var single = resource is not null && (path.Depth == 4 || !resource.Definition.Multiple);
        var opaque = resource?.Definition.Type == ResourceType.Opaque;
        if (accept is not { } asked)
        {
            return SupportedFormats.Preferred(version, single, opaque);
        }

        return SupportedFormats.Includes(version, asked) && Carries(asked, single, opaque) ? asked : null;
    }

    /// <summary>Text and CBOR carry one value, opaque one opaque value (Core 1.1 §7.4.1 to §7.4.3).</summary>
    public static bool Carries(ContentFormat format, bool single, bool opaque) =>
        format == ContentFormat.Opaque ? single && opaque
        : format != ContentFormat.Text && format != ContentFormat.Cbor || single;
}
