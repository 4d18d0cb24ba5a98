using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Access;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Execute.</summary>
/// <remarks>Core 1.1 §6.3.5.</remarks>
public sealed class Executions(DeviceState state)
{
    /// <param name="request">A POST on a resource.</param>
    public Reply Execute(ManagementRequest request)
    {
        var path = request.Path;
        if (state.Tree.Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(missing);
        }

        if (!state.Access.May(request.Server, path, Rights.Execute))
        {
            return Reply.Of(CoapCode.Unauthorized);
        }

        if (state.Tree.Missing(path.Cut(3)) is { } absent)
        {
            return Reply.Of(absent);
        }

        if (path.Depth > 3 || state.Tree.Model.Resource(path) is not { IsExecutable: true })
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        var asText = request.Options.ContentFormat is not { } format || format == ContentFormat.Text;
        return asText && ExecuteArguments.TryParse(request.Message.Payload.Span, out var arguments)
            ? Reply.Of(state.Objects[path]!.Execute(path, arguments))
            : Reply.Of(CoapCode.BadRequest);
    }
}
