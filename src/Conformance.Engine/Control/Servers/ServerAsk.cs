namespace Conformance.Engine.Control.Servers;

/// <summary>Something a user of a server can have it do.</summary>
public enum ServerAsk
{
    Read,
    Write,
    Update,
    Execute,
    Create,
    Delete,
    Discover,
    Observe,
    Cancel,
    WriteAttributes,
    ReadComposite,
    WriteComposite,
    ObserveComposite,
    CancelComposite,

    /// <summary>Bring an image of its own to a client, in a way that the client has.</summary>
    Firmware,

    /// <summary>Bring that image to many clients, so many of a network at a time; pause that, go on, or repeat what failed.</summary>
    Campaign,

    /// <summary>Read a path of many clients once every so many seconds.</summary>
    Poll,

    /// <summary>Show what it knows of a registered client.</summary>
    Client,

    /// <summary>Show what users are warned of about a client.</summary>
    Alarms,

    /// <summary>Show what a client reported by notification and Send.</summary>
    Data,
}
