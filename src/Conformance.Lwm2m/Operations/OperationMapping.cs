using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Paths;

namespace Conformance.Lwm2m.Operations;

/// <summary>Operation ↔ CoAP, both ways.</summary>
/// <remarks>Transport 1.1 §6.4 (tables) and §6.7 (response codes).</remarks>
public static class OperationMapping
{
    private const string BootstrapPath = "/bs";
    private const string BootstrapPackPath = "/bspack";
    private const string RegistrationPath = "/rd";
    private const string SendPath = "/dp";
    private const uint Deregister = 1;

    private static readonly CoapCode[] ServerErrors = [CoapCode.InternalServerError, CoapCode.NotImplemented, CoapCode.ServiceUnavailable];

    private static readonly Dictionary<OperationKind, Row> Table = new()
    {
        [OperationKind.BootstrapRequest] = new(CoapCode.Post, CoapCode.Changed, 0, 15),
        [OperationKind.BootstrapPackRequest] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.BootstrapDiscover] = new(CoapCode.Get, CoapCode.Content, 0, 4),
        [OperationKind.BootstrapRead] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.BootstrapWrite] = new(CoapCode.Put, CoapCode.Changed, 0, 15),
        [OperationKind.BootstrapDelete] = new(CoapCode.Delete, CoapCode.Deleted, 0),
        [OperationKind.BootstrapFinish] = new(CoapCode.Post, CoapCode.Changed, 0, 6),
        [OperationKind.Register] = new(CoapCode.Post, CoapCode.Created, 0, 3, 9, 12),
        [OperationKind.Update] = new(CoapCode.Post, CoapCode.Changed, 0, 4),
        [OperationKind.Deregister] = new(CoapCode.Delete, CoapCode.Deleted, 0, 4),
        [OperationKind.Create] = new(CoapCode.Post, CoapCode.Created, 0, 1, 4, 5, 6, 15),
        [OperationKind.Read] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.ReadComposite] = new(CoapCode.Fetch, CoapCode.Content, 0, 1, 4, 5, 6, 15),
        [OperationKind.WriteReplace] = new(CoapCode.Put, CoapCode.Changed, 0, 1, 4, 5, 6, 8, 13, 15),
        [OperationKind.WriteUpdate] = new(CoapCode.Post, CoapCode.Changed, 0, 1, 4, 5, 6, 8, 13, 15),
        [OperationKind.WriteComposite] = new(CoapCode.IPatch, CoapCode.Changed, 0, 1, 4, 5, 6, 15),
        [OperationKind.Delete] = new(CoapCode.Delete, CoapCode.Deleted, 0, 1, 4, 5),
        [OperationKind.Execute] = new(CoapCode.Post, CoapCode.Changed, 0, 1, 4, 5),
        [OperationKind.WriteAttributes] = new(CoapCode.Put, CoapCode.Changed, 0, 1, 4, 5),
        [OperationKind.Discover] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5),
        [OperationKind.Observe] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.CancelObservation] = new(CoapCode.Get, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.ObserveComposite] = new(CoapCode.Fetch, CoapCode.Content, 0, 1, 4, 5, 6, 15),
        [OperationKind.CancelObservationComposite] = new(CoapCode.Fetch, CoapCode.Content, 0, 1, 4, 5, 6, 15),
        [OperationKind.Notify] = new(CoapCode.Empty, CoapCode.Content, 0, 1, 4, 5, 6),
        [OperationKind.Send] = new(CoapCode.Post, CoapCode.Changed, 0, 4),
    };

    /// <summary>Which operation a request that reached a client is, or <see langword="null"/> when it is none.</summary>
    /// <param name="bootstrapSource">The request came from the bootstrap server.</param>
    public static OperationKind? OfRequestToClient(Message request, bool bootstrapSource)
    {
        var options = request.Options;
        if (bootstrapSource && request.Code == CoapCode.Post && options.Path == BootstrapPath)
        {
            return OperationKind.BootstrapFinish;
        }

        return !Lwm2mPath.TryParse(options.Path, out var path) ? null
            : bootstrapSource ? OfBootstrapRequest(request)
            : OfManagementRequest(request, path);
    }

    /// <summary>
    /// Which operation a request that reached a server is, or <see langword="null"/> when it is none (<c>/rd</c>, <c>/rd/x</c>,
    /// <c>/dp</c>, <c>/bs</c>, <c>/bspack</c>).
    /// </summary>
    public static OperationKind? OfRequestToServer(Message request) => (request.Code, request.Options.Path) switch
    {
        (var code, RegistrationPath) when code == CoapCode.Post => OperationKind.Register,
        (var code, var path) when code == CoapCode.Post && IsRegistration(path) => OperationKind.Update,
        (var code, var path) when code == CoapCode.Delete && IsRegistration(path) => OperationKind.Deregister,
        (var code, SendPath) when code == CoapCode.Post => OperationKind.Send,
        (var code, BootstrapPath) when code == CoapCode.Post => OperationKind.BootstrapRequest,
        (var code, BootstrapPackPath) when code == CoapCode.Get => OperationKind.BootstrapPackRequest,
        _ => null,
    };

    /// <summary>The method of an operation; <see cref="CoapCode.Empty"/> for Notify, which is a response.</summary>
    public static CoapCode MethodOf(OperationKind operation) => Table[operation].Method;

    /// <summary>The code that reports success.</summary>
    public static CoapCode SuccessOf(OperationKind operation) => Table[operation].Success;

    /// <summary>Every response code the operation may be answered with, success included (Transport 1.1 §6.7).</summary>
    /// <remarks>
    /// 5.00, 5.01 and 5.03 stand in each: they serve where no 4.xx fits. Codes that CoAP itself may answer any request with
    /// (<see cref="CoapLevelCodes"/>) do not.
    /// </remarks>
    public static IReadOnlySet<CoapCode> AllowedCodes(OperationKind operation) => Table[operation].Allowed;

    /// <summary>
    /// Codes below LwM2M that are lawful for any request: bad option (RFC 7252 §5.4.1), and those of block-wise transfer (RFC 7959 §2.9).
    /// </summary>
    public static IReadOnlySet<CoapCode> CoapLevelCodes { get; } =
        new HashSet<CoapCode> { CoapCode.BadOption, CoapCode.Continue, CoapCode.RequestEntityIncomplete, CoapCode.RequestEntityTooLarge };

    private static bool IsRegistration(string path) =>
        path.StartsWith($"{RegistrationPath}/", StringComparison.Ordinal) && path.Length > RegistrationPath.Length + 1;

    private static OperationKind? OfBootstrapRequest(Message request) => request.Code switch
    {
        var code when code == CoapCode.Get => AcceptsLinks(request) ? OperationKind.BootstrapDiscover : OperationKind.BootstrapRead,
        var code when code == CoapCode.Put => OperationKind.BootstrapWrite,
        var code when code == CoapCode.Delete => OperationKind.BootstrapDelete,
        _ => null,
    };

    private static OperationKind? OfManagementRequest(Message request, Lwm2mPath path) => (request.Code, path.Depth) switch
    {
        (var code, 0) when code == CoapCode.Fetch =>
            OfFetch(request, OperationKind.ReadComposite, OperationKind.ObserveComposite, OperationKind.CancelObservationComposite),
        (var code, 0) when code == CoapCode.IPatch => OperationKind.WriteComposite,
        (var code, _) when code == CoapCode.Get && AcceptsLinks(request) => OperationKind.Discover,
        (var code, > 0) when code == CoapCode.Get =>
            OfFetch(request, OperationKind.Read, OperationKind.Observe, OperationKind.CancelObservation),
        (var code, > 0) when code == CoapCode.Put =>
            IsWriteAttributes(request) ? OperationKind.WriteAttributes : OperationKind.WriteReplace,
        (var code, 1) when code == CoapCode.Post => OperationKind.Create,
        (var code, 2) when code == CoapCode.Post => OperationKind.WriteUpdate,
        (var code, 3) when code == CoapCode.Post => IsExecute(request) ? OperationKind.Execute : OperationKind.WriteUpdate,
        (var code, > 0) when code == CoapCode.Delete => OperationKind.Delete,
        _ => null,
    };

    private static OperationKind OfFetch(Message request, OperationKind plain, OperationKind observe, OperationKind cancel) =>
        request.Options.Observe switch
        {
            null => plain,
            Deregister => cancel,
            _ => observe,
        };

    private static bool AcceptsLinks(Message request) =>
        request.Options is { Observe: null, Accept: { } accept } && accept == ContentFormat.LinkFormat;

    /// <summary>A PUT with attributes in its query and nothing to write; with both it is a Write, which a client refuses.</summary>
    private static bool IsWriteAttributes(Message request) =>
        request.Payload.IsEmpty && request.Options.ContentFormat is null && request.Options.Queries.Count > 0;

    /// <summary>A POST on a resource executes it unless it brings data in a format of more than one value.</summary>
    private static bool IsExecute(Message request) => request.Options.ContentFormat is not { } format || format == ContentFormat.Text;

    private sealed record Row(CoapCode Method, CoapCode Success, params int[] ClientErrors)
    {
        public IReadOnlySet<CoapCode> Allowed { get; } =
            new HashSet<CoapCode>([Success, .. ClientErrors.Select(detail => CoapCode.Of(4, detail)), .. ServerErrors]);
    }
}
