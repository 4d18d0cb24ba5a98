using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Write-Attributes.</summary>
/// <remarks>Core 1.1 §5.1.2 and §6.3.4.</remarks>
public sealed class AttributeWrites(DeviceState state)
{
    /// <summary>Called when attributes of a node changed for a server.</summary>
    public Action<ushort, Lwm2mPath>? Changed { get; set; }

    public Reply Write(ManagementRequest request)
    {
        var path = request.Path;
        if (path.Depth == 0)
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        if (state.Tree.Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (path.Depth > 1 && !state.Access.May(request.Server, path, Rights.Read))
        {
            return Reply.Of(CoapCode.Unauthorized);
        }

        if (state.Tree.Missing(path) is { } absent)
        {
            return Reply.Of(absent);
        }

        var table = state.Attributes.Of(request.Server);
        if (!request.Options.Queries.All(query => AttributeRules.Knows(request.Version, query))
            || !table.At(path).TryApply(request.Options.Queries, out var attributes, out _)
            || !AttributeRules.Fit(state.Tree.Model.Resource(path), attributes))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        table.Set(path, attributes);
        Changed?.Invoke(request.Server, path);
        return Reply.Of(CoapCode.Changed);
    }
}
