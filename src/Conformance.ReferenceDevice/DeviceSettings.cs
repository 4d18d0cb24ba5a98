using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceDevice.Enrolment;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Security;
using Conformance.Wire;
using Conformance.Wire.Streams;
using Conformance.Wire.Web;

namespace Conformance.ReferenceDevice;

/// <summary>What leaves the factory with a device, and the world it is put into.</summary>
public sealed record DeviceSettings
{
    /// <summary>The endpoint client name.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The newest enabler version the device speaks: <c>1.0</c>, <c>1.1</c> or <c>1.2</c>.</summary>
    public string Lwm2m { get; init; } = "1.1";

    /// <summary>The factory-provisioned account; without one the device bootstraps.</summary>
    public ServerAccount? Server { get; init; }

    /// <summary>A second account; with it comes access control.</summary>
    public ServerAccount? SecondServer { get; init; }

    /// <summary>Instance of the first account in objects 0 and 1; the others follow. No standard says that it is 0.</summary>
    public ushort FirstAccount { get; init; }

    /// <summary>The bootstrap server's <c>coap://host[:port]</c>; without one the device has no bootstrap account.</summary>
    public string? BootstrapUri { get; init; }

    /// <summary>/0/x/11 of the bootstrap account.</summary>
    public TimeSpan HoldOff { get; init; } = TimeSpan.Zero;

    /// <summary>How long a first failed bootstrap is left alone before the next try; doubles with each failure.</summary>
    public TimeSpan BootstrapRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the device sleeps MAX_TRANSMIT_WAIT after its last message.</summary>
    public bool QueueMode { get; init; }

    /// <summary>Whether sensors change by themselves, every ten seconds.</summary>
    public bool Drift { get; init; }

    /// <summary>Whether the device has the objects of a modem, of applications and of tests besides.</summary>
    public bool MoreObjects { get; init; }

    /// <summary>Whether it has a modem besides, and talks over that after a move, and over the mesh again after the next.</summary>
    public bool Hybrid { get; init; }

    /// <summary>What the device is in its mesh.</summary>
    public MeshRole Role { get; init; }

    /// <summary>How long it may be without a parent before that counts as a failure.</summary>
    public TimeSpan PanTimeout { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>The first registration after power on waits for a random part of this, so that a mesh does not register at once.</summary>
    public TimeSpan JoinSpread { get; init; }

    /// <summary>From power on to the first message.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long installing a firmware image takes.</summary>
    public TimeSpan InstallTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Largest body a peer may send, in octets: what fits the flash.</summary>
    public int StorageLimit { get; init; } = 1_000_000;

    /// <summary>Octets of memory for unpacking an image.</summary>
    public int MemoryLimit { get; init; } = 1 << 18;

    /// <summary>How often a pull meets with silence or a broken connection before it is given up.</summary>
    public int PullTries { get; init; } = 3;

    /// <summary>How long it rests in between.</summary>
    public TimeSpan PullPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How HTTP is spoken; <see langword="null"/> for a device that does not.</summary>
    public IWebFetch? Web { get; init; }

    /// <summary>How connections are opened; <see langword="null"/> for a device that has UDP alone.</summary>
    public IStreamNetwork? Streams { get; init; }

    /// <summary>Size exponent of the largest block sent or asked for (RFC 7959 §2.2).</summary>
    public int BlockSizeExponent { get; init; } = 6;

    /// <summary>The local address to bind; <see langword="null"/> lets the server's address decide.</summary>
    public IPAddress? LocalAddress { get; init; }

    /// <summary>Versions of objects that differ from what the enabler implies; announced with <c>ver</c>.</summary>
    public IReadOnlyDictionary<ushort, string> ObjectVersions { get; init; } = new Dictionary<ushort, string> { [4] = "1.3", [3303] = "1.1" };

    /// <summary>From LwM2M 1.1 on the device has a newer Firmware Update object than the enabler implies.</summary>
    private const string FirmwareVersion = "1.2";
    private const ushort FirmwareObject = 5;

    /// <summary>Contexts are octets, and may have an ID context.</summary>
    private const string OscoreVersion = "2.0";

    /// <summary><see cref="ObjectVersions"/>, those of the mesh, and those of <see cref="MoreObjects"/> where the device has them.</summary>
    public IReadOnlyDictionary<ushort, string> Versions =>
        ObjectVersions
            .Concat(MeshObjects.Versions(Role))
            .Concat(MoreObjects ? ReferenceDevice.Objects.MoreObjects.Versions.Concat(ReferenceDevice.Objects.TradeObjects.Versions) : [])
            .Concat(Lwm2m == "1.0" ? [] : [new KeyValuePair<ushort, string>(FirmwareObject, FirmwareVersion)])
            .Concat(ObjectSecurity is null ? [] : [new KeyValuePair<ushort, string>(ReferenceDevice.Objects.Oscore21.Object, OscoreVersion)])
            .DistinctBy(one => one.Key)
            .ToDictionary(one => one.Key, one => one.Value);

    /// <summary>Whether a bootstrap server may give it accounts of servers without security, or with anything but certificates: not when it is sold.</summary>
    public bool IsInLab { get; init; } = true;

    /// <summary>How the accounts of the factory are secured.</summary>
    public FactoryCredentials Credentials { get; init; } = FactoryCredentials.None;

    /// <summary>Contexts of the factory, and where numbers are kept; <see langword="null"/> for a device without object security.</summary>
    public ObjectSecurity? ObjectSecurity { get; init; }

    /// <summary>Certificates of authorities that the device trusts by itself, in DER.</summary>
    public Func<IReadOnlyList<ReadOnlyMemory<byte>>> Anchors { get; init; } = static () => [];

    /// <summary>How it enrols for certificates; <see langword="null"/> for a device that does not.</summary>
    public EnrolmentHabits? Enrolment { get; init; }

    /// <summary>What the device does wrong on purpose: nothing, unless told.</summary>
    public FaultSwitch Faults { get; init; } = FaultSwitch.Off;

    public required TimeProvider Clock { get; init; }

    /// <summary>Source of message ids, tokens, first time-outs and drift.</summary>
    public required Random Random { get; init; }

    /// <summary>Binds a datagram transport at an address, on a free port.</summary>
    public required Func<IPAddress, IDatagramTransport> Bind { get; init; }

    /// <summary>Turns a host name into an address; <see langword="null"/> when there is none. Literal addresses never get here.</summary>
    public Func<string, CancellationToken, Task<IPAddress?>> Resolve { get; init; } = static (_, _) => Task.FromResult<IPAddress?>(null);

    public required ObjectRegistry Objects { get; init; }

    public TransmissionParameters Transmission { get; init; } = TransmissionParameters.Default;
}
