using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Execute.</summary>
/// <remarks>Core 1.1 §6.3.5.</remarks>
public sealed class Executions(DeviceState state)
{
    private readonly FaultSwitch _faults = state.Faults;

    /// <param name="request">A POST on a resource.</param>
    public Reply Execute(ManagementRequest request)
    {
        var path = request.Path;
        if (state.Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(missing);
        }

        var asksFirst = !_faults.Has(ExecuteFaults.LooksFirst) || state.Tree.Model.Resource(path) is { IsExecutable: true };
        if (asksFirst && !state.Access.May(request.Server, path, _faults.Choose(ExecuteFaults.AsksForWrite, Rights.Write, Rights.Execute)))
        {
            return Reply.Of(state.Access.Refusal);
        }

        if (state.Missing(path.Cut(3)) is { } absent)
        {
            return Reply.Of(_faults.Has(WriteFaults.PostUnknownTaken) ? CoapCode.Changed : absent);
        }

        if (state.Tree.Model.Resource(path) is not { IsExecutable: true })
        {
            return Reply.Of(NotExecutable());
        }

        return Reply.Of(path.Depth > 3 && !_faults.Has(ExecuteFaults.ResourceInstance) ? OfInstance() : CarryOut(path.Cut(3), request));
    }

    private CoapCode NotExecutable() =>
        _faults.Has(ExecuteFaults.TakesAnything) ? CoapCode.Changed
        : _faults.Has(ExecuteFaults.NotExecutableUnknown) ? CoapCode.NotFound
        : CoapCode.MethodNotAllowed;

    private CoapCode OfInstance() => _faults.Has(ExecuteFaults.ResourceInstanceIdly) ? CoapCode.Changed : CoapCode.MethodNotAllowed;

    private CoapCode CarryOut(Lwm2mPath path, ManagementRequest request)
    {
        var asText = request.Options.ContentFormat is not { } format || format == ContentFormat.Text;
        var isRead = ExecuteArguments.TryParse(request.Message.Payload.Span, out var arguments);
        if (!asText || !(isRead || _faults.Has(ExecuteFaults.IgnoresArguments)))
        {
            return _faults.Has(ExecuteFaults.BadArgumentsNotAllowed) ? CoapCode.MethodNotAllowed : CoapCode.BadRequest;
        }

        if (!request.HasPayload && _faults.Has(ExecuteFaults.WantsArguments))
        {
            return CoapCode.BadRequest;
        }

        var code = state.Objects[path]!.Execute(path, arguments);
        return code == CoapCode.Changed && _faults.Has(ExecuteFaults.SaysContent) ? CoapCode.Content : code;
    }
}
