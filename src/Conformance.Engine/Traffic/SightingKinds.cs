using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Traffic;

/// <summary>What can be seen in traffic, by the words of passive cases.</summary>
public static class SightingKinds
{
    public const string Operation = "operation";
    public const string Notify = "notify";

    /// <summary>A Confirmable or Non-confirmable message of the side under test, once.</summary>
    public const string Message = "message";

    /// <summary>A Confirmable message of the side under test that came again.</summary>
    public const string Resent = "resent";

    /// <summary>What the side under test answered to any request.</summary>
    public const string Answer = "answer";

    /// <summary>An empty Confirmable message towards the side under test that it said something to.</summary>
    public const string Ping = "ping";

    private static readonly Dictionary<OperationKind, string> Requests = new()
    {
        [OperationKind.Register] = "register",
        [OperationKind.Update] = "update",
        [OperationKind.Deregister] = "deregister",
        [OperationKind.Send] = "send",
        [OperationKind.BootstrapRequest] = "bs-request",
        [OperationKind.BootstrapPackRequest] = "bs-pack-request",
    };

    public static IReadOnlyList<string> All { get; } = [.. Requests.Values, Operation, Notify, Message, Resent, Answer, Ping];

    /// <summary>The word for what a client asks a server.</summary>
    public static string OfRequest(OperationKind kind) => Requests[kind];
}
