using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Reporting;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Tells from method, path and options which operation a server wants, and has it done.</summary>
/// <remarks>Core 1.1 §6.3 and §6.4; Transport 1.1 §6.4.4 and §6.4.5.</remarks>
public sealed class ManagementInterface
{
    private const int ResourceDepth = 3;
    private readonly DeviceState _state;
    private readonly Reads _reads;
    private readonly Writes _writes;
    private readonly Creation _creation;
    private readonly Executions _executions;
    private readonly Discovery _discovery;
    private readonly CompositeOperations _composites;
    private readonly AttributeWrites _attributes;
    private readonly Observations _observations;

    public ManagementInterface(DeviceState state, Reads reads, Writer writer, CompositeOperations composites, Observations observations)
    {
        (_state, _reads, _composites, _observations) = (state, reads, composites, observations);
        _writes = new(state, writer);
        _creation = new(state, writer);
        _executions = new(state);
        _discovery = new(state);
        _attributes = new(state) { Changed = observations.AttributesChanged };
    }

    /// <summary>Answers a request. Resource instances have paths of their own from 1.1 on.</summary>
    public Reply Handle(ManagementRequest request)
    {
        if (request.Path.Depth > ResourceDepth && request.Version < EnablerVersion.V11)
        {
            return Reply.Of(_state.Missing(request.Path.Cut(1)) ?? CoapCode.MethodNotAllowed);
        }

        if (_state.Objects[Lwm2mPath.Of(LockWipe8.Object)] is LockWipe8 locks && locks.Shuts(request.Path))
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        var code = request.Message.Code;
        return code == CoapCode.Get ? Get(request)
            : code == CoapCode.Put ? Put(request)
            : code == CoapCode.Post ? Post(request)
            : code == CoapCode.Delete ? _creation.Delete(request)
            : code == CoapCode.Fetch ? Fetch(request)
            : code == CoapCode.IPatch ? _composites.Write(request)
            : Reply.Of(CoapCode.MethodNotAllowed);
    }

    private Reply Get(ManagementRequest request) => request.Options switch
    {
        { Accept: { } accept } when accept == ContentFormat.LinkFormat => _discovery.Discover(request),
        { Observe: ObserveValue.Register } => _observations.Begin(request),
        { Observe: ObserveValue.Cancel } => _observations.Cancel(request),
        _ => _reads.Read(request),
    };

    private Reply Fetch(ManagementRequest request) => request.Options.Observe switch
    {
        ObserveValue.Register => _observations.BeginComposite(request),
        ObserveValue.Cancel => _observations.CancelComposite(request),
        _ => _composites.Read(request),
    };

    /// <summary>A body is a Write, a query Write-Attributes; both at once is neither.</summary>
    private Reply Put(ManagementRequest request) => (IsWrite(request), request.Options.Queries.Count > 0) switch
    {
        (true, true) => Reply.Of(CoapCode.BadRequest),
        (true, false) => _writes.Write(request, replaces: true),
        (false, true) => _attributes.Write(request),
        (false, false) => Reply.Of(_state.Missing(request.Path) ?? CoapCode.BadRequest),
    };

    private Reply Post(ManagementRequest request) => request.Path.Depth switch
    {
        0 => Reply.Of(CoapCode.MethodNotAllowed),
        1 => _creation.Create(request),
        2 when IsWrite(request) => _writes.Write(request, replaces: false),
        ResourceDepth when IsArrayUpdate(request) => _writes.Write(request, replaces: false),
        _ => _executions.Execute(request),
    };

    private static bool IsWrite(ManagementRequest request) => request.HasPayload || request.Options.ContentFormat is not null;

    private bool IsArrayUpdate(ManagementRequest request) =>
        request.Options.ContentFormat is not null && _state.Tree.Model.Resource(request.Path) switch
        {
            { Multiple: true } => !_state.Faults.Has(WriteFaults.PostExecutesArrays),
            { IsExecutable: false } => _state.Faults.Has(WriteFaults.PostWritesSingle),
            _ => false,
        };
}
