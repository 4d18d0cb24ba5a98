namespace Conformance.Model;

/// <summary>What of a case's traffic is counted.</summary>
public enum CostMeasure
{
    /// <summary>Datagrams of both sides.</summary>
    Messages,

    /// <summary>Octets of UDP payload of both sides.</summary>
    Octets,

    /// <summary>Messages sent again.</summary>
    Retransmissions,

    /// <summary>Messages that ask for an answer, each once.</summary>
    RoundTrips,

    /// <summary>Seconds the device is estimated to be awake.</summary>
    Awake,
}
