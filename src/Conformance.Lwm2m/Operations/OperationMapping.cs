using Conformance.Coap.Messages;

namespace Conformance.Lwm2m.Operations;

/// <summary>Operation ↔ CoAP, both ways.</summary>
/// <remarks>Transport 1.1 §6.4 (tables) and §6.7 (response codes).</remarks>
public static class OperationMapping
{
    /// <summary>Which operation a request that reached a client is, or <see langword="null"/> when it is none.</summary>
    /// <param name="bootstrapSource">The request came from the bootstrap server.</param>
    public static OperationKind? OfRequestToClient(Message request, bool bootstrapSource) => throw new NotImplementedException();

    /// <summary>Which operation a request that reached a server is, or <see langword="null"/> when it is none (<c>/rd</c>, <c>/rd/x</c>, <c>/dp</c>, <c>/bs</c>, <c>/bspack</c>).</summary>
    public static OperationKind? OfRequestToServer(Message request) => throw new NotImplementedException();

    /// <summary>The method of an operation.</summary>
    public static CoapCode MethodOf(OperationKind operation) => throw new NotImplementedException();

    /// <summary>The code that reports success.</summary>
    public static CoapCode SuccessOf(OperationKind operation) => throw new NotImplementedException();

    /// <summary>Every response code the operation may be answered with, success included (Transport 1.1 §6.7).</summary>
    public static IReadOnlySet<CoapCode> AllowedCodes(OperationKind operation) => throw new NotImplementedException();
}
