namespace Conformance.Lwm2m.Operations;

/// <summary>Every logical operation of the four interfaces.</summary>
/// <remarks>Core 1.1 §6, Core 1.2 §6; CoAP mapping in Transport 1.1 §6.4.</remarks>
public enum OperationKind
{
    BootstrapRequest,
    BootstrapPackRequest,
    BootstrapDiscover,
    BootstrapRead,
    BootstrapWrite,
    BootstrapDelete,
    BootstrapFinish,
    Register,
    Update,
    Deregister,
    Create,
    Read,
    ReadComposite,
    WriteReplace,
    WriteUpdate,
    WriteComposite,
    Delete,
    Execute,
    WriteAttributes,
    Discover,
    Observe,
    CancelObservation,
    ObserveComposite,
    CancelObservationComposite,
    Notify,
    Send,
}
