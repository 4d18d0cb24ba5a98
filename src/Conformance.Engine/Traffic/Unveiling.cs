using System.Security.Cryptography;
using System.Text;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Engine.Traffic;

/// <summary>Opens what two others said under DTLS 1.2, with keys that were given.</summary>
/// <remarks>RFC 6347, RFC 5246 §6.3, RFC 7627. It follows one handshake after the other; nothing in it is believed, only decoded.</remarks>
internal sealed class Unveiling(KeyRing keys)
{
    private const byte FirstType = 20;
    private const byte LastType = 26;
    private const byte MajorVersion = 0xFE;

    private readonly SortedSet<string> _remarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _resumable = new(StringComparer.Ordinal);
    private Handshake _handshake = new(Session: 0);

    /// <summary>Why some records stayed closed.</summary>
    public IReadOnlyCollection<string> Remarks => _remarks;

    /// <summary>Whether a datagram is one of records rather than of CoAP, whose first two bits say version 1.</summary>
    public static bool IsRecord(ReadOnlySpan<byte> octets) => octets.Length > RecordHeader.Size && octets[0] is >= FirstType and <= LastType && octets[1] == MajorVersion;

    /// <summary>Whether it opens a handshake, which clients do.</summary>
    public static bool IsClientHello(ReadOnlySpan<byte> octets) =>
        IsRecord(octets) && octets[0] == ContentType.Handshake.Value && octets[RecordHeader.Size] == HandshakeType.ClientHello.Value;

    /// <summary>What the records of a datagram held for applications.</summary>
    public IReadOnlyList<PassedMessage> Open(PassedDatagram datagram, Side by)
    {
        var opened = new List<PassedMessage>();
        Record.TryReadAll(datagram.Octets, out var records, out _);
        foreach (var record in records)
        {
            if (record.Header.Epoch == 0)
            {
                Follow(record, by);
            }
            else if (record.Header.Type == ContentType.ApplicationData && TryOpen(record, by, out var plaintext))
            {
                opened.Add(PassedMessage.Of(datagram, by, plaintext, _handshake.Session));
            }
        }

        return opened;
    }

    private void Follow(Record record, Side by)
    {
        if (record.Header.Type != ContentType.Handshake || !HandshakeFragment.TryReadAll(record.Fragment, out var fragments, out _))
        {
            return;
        }

        foreach (var fragment in fragments)
        {
            if (fragment.Type == HandshakeType.ClientHello && fragment is { Sequence: 0, Offset: 0 } && !_handshake.IsOf(fragment))
            {
                _handshake = new(_handshake.Session + 1) { Opening = fragment.Octets };
            }

            var reassembly = _handshake.Reassemblies[by];
            if (reassembly.TryAdd(fragment, out _))
            {
                while (reassembly.Take() is { } message)
                {
                    Take(message);
                }
            }
        }
    }

    private void Take(HandshakeMessage message)
    {
        if (message.Type == HandshakeType.HelloVerifyRequest)
        {
            _handshake.Transcript.Clear(); // RFC 6347 §4.2.1: neither it nor what it answers is part of it
            return;
        }

        _handshake.Transcript.Add(message.ToArray());
        if (message.Type == HandshakeType.ClientHello && ClientHello.TryRead(message.Body, out var offered, out _))
        {
            _handshake.ClientRandom = offered!.Random.ToArray();
        }
        else if (message.Type == HandshakeType.ServerHello && ServerHello.TryRead(message.Body, out var chosen, out _))
        {
            _handshake.Chosen = chosen;
        }
        else if (message.Type == HandshakeType.ClientKeyExchange)
        {
            Exchange(message);
        }
    }

    private void Exchange(HandshakeMessage message)
    {
        if (_handshake is not { Chosen: { } chosen, ClientRandom: { } random }
            || chosen.Suite.Traits?.KeyExchange != KeyExchange.Psk
            || !ClientKeyExchange.TryRead(message.Body, KeyExchange.Psk, out var exchange, out _))
        {
            return;
        }

        _handshake.Identity = Encoding.UTF8.GetString(exchange!.Value.Span);
        if (keys.PreShared(_handshake.Identity) is not { } key)
        {
            return;
        }

        var premaster = KeySchedule.PskPremaster(key);
        _handshake.Master = Has(chosen, ExtensionType.ExtendedMasterSecret)
            ? KeySchedule.ExtendedMaster(premaster, SHA256.HashData([.. _handshake.Transcript.SelectMany(part => part)]))
            : KeySchedule.Master(premaster, random, chosen.Random.Span);
        if (!chosen.SessionId.IsEmpty)
        {
            _resumable[Convert.ToHexString(chosen.SessionId.Span)] = _handshake.Master;
        }
    }

    private bool TryOpen(Record record, Side by, out byte[] plaintext)
    {
        plaintext = [];
        if ((_handshake.Protection ??= Protect()) is not { } protection)
        {
            return false;
        }

        if (protection[by].TryOpen(record.Header, record.Fragment.Span, out plaintext, out _))
        {
            return true;
        }

        _remarks.Add("records do not open with the keys that were given");
        return false;
    }

    private Dictionary<Side, RecordProtection>? Protect()
    {
        if (_handshake is not { Chosen: { } chosen, ClientRandom: { } random })
        {
            return Miss("the handshake is not in the traffic");
        }

        if (chosen.Suite.Traits is not { } suite)
        {
            return Miss($"{chosen.Suite} is none that can be opened");
        }

        var master = keys.Master(random) ?? _handshake.Master ?? _resumable.GetValueOrDefault(Convert.ToHexString(chosen.SessionId.Span));
        if (master is null)
        {
            return Miss(_handshake.Identity is { } identity ? $"no key is given for the identity '{identity}'" : "no secret is given for a handshake");
        }

        var (client, server) = TrafficKeys.Derive(suite, master, random, chosen.Random.Span);
        var encryptThenMac = Has(chosen, ExtensionType.EncryptThenMac);
        var unused = new Random(0); // for sealing alone
        return new()
        {
            [Side.Client] = RecordProtection.Of(suite, client, encryptThenMac, unused),
            [Side.Server] = RecordProtection.Of(suite, server, encryptThenMac, unused),
        };
    }

    private Dictionary<Side, RecordProtection>? Miss(string remark)
    {
        _remarks.Add(remark);
        return null;
    }

    private static bool Has(ServerHello chosen, ExtensionType type) => chosen.Extensions.Any(extension => extension.Type == type);

    /// <summary>One handshake, as far as it was seen.</summary>
    private sealed record Handshake(int Session)
    {
        public ReadOnlyMemory<byte> Opening { get; init; }

        public Dictionary<Side, Reassembly> Reassemblies { get; } = new() { [Side.Client] = new(), [Side.Server] = new() };

        public List<byte[]> Transcript { get; } = [];

        public byte[]? ClientRandom { get; set; }

        public ServerHello? Chosen { get; set; }

        public string? Identity { get; set; }

        public byte[]? Master { get; set; }

        public Dictionary<Side, RecordProtection>? Protection { get; set; }

        public bool IsOf(HandshakeFragment first) => Opening.Span.SequenceEqual(first.Octets.Span);
    }
}
