using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Captures;

/// <summary>Operations of servers by the words that cases use for them.</summary>
public static class OperationWords
{
    private static readonly Dictionary<OperationKind, string> Words = new()
    {
        [OperationKind.Read] = "read",
        [OperationKind.WriteReplace] = "write",
        [OperationKind.WriteUpdate] = "update",
        [OperationKind.Execute] = "execute",
        [OperationKind.Create] = "create",
        [OperationKind.Delete] = "delete",
        [OperationKind.Discover] = "discover",
        [OperationKind.Observe] = "observe",
        [OperationKind.CancelObservation] = "cancel",
        [OperationKind.WriteAttributes] = "write-attributes",
        [OperationKind.ReadComposite] = "read-composite",
        [OperationKind.WriteComposite] = "write-composite",
        [OperationKind.ObserveComposite] = "observe-composite",
        [OperationKind.CancelObservationComposite] = "cancel-composite",
        [OperationKind.BootstrapDiscover] = "bs-discover",
        [OperationKind.BootstrapRead] = "bs-read",
        [OperationKind.BootstrapWrite] = "bs-write",
        [OperationKind.BootstrapDelete] = "bs-delete",
        [OperationKind.BootstrapFinish] = "bs-finish",
    };

    public static string Of(OperationKind kind) => Words.GetValueOrDefault(kind, $"{kind}");
}
