namespace Conformance.Engine.Control;

/// <summary>A button on the device that only its owner can press.</summary>
public enum DeviceAction
{
    /// <summary>Switch on with an account for our LwM2M server.</summary>
    Start,

    /// <summary>Switch on with a bootstrap account only.</summary>
    StartFresh,

    Stop,
    PowerCycle,
    FactoryReset,
    Set,
    Send,
    CutLink,

    /// <summary>Go to another network address.</summary>
    Move,

    /// <summary>Let a device behind the gateway come.</summary>
    Join,

    /// <summary>Let a device behind the gateway go.</summary>
    Leave,
}
