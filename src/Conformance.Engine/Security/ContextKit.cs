using System.Text;
using Conformance.Coap.Links;
using Conformance.Engine.Benches;
using Conformance.Oscore.Contexts;

namespace Conformance.Engine.Security;

/// <summary>The contexts of object security of one world: those a device came with, and those that our bootstrap server gives it.</summary>
/// <remarks>What the device came with is as its file says, or drawn. What is given is drawn anew each time: no keys are used for two contexts (RFC 8613 §3.3).</remarks>
public sealed class ContextKit(CredentialKit kit)
{
    private const int SecretLength = 16;
    private const int SaltLength = 8;
    private const string Object = "/21";

    private readonly Dictionary<string, ContextTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContextParameters> _factory = new(StringComparer.Ordinal);
    private static readonly DateTimeOffset s_before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private SecurityContext? _client;
    private byte[]? _spare;
    private int _issued;

    /// <summary>The version of object 21 that the device told last in a Bootstrap-Discover.</summary>
    public string? Version { get; private set; }

    /// <summary>Whether that version has octets where earlier ones have strings.</summary>
    public bool IsOpaque => Version is { } told && !told.StartsWith("1.", StringComparison.Ordinal);

    /// <summary>A master secret that no context of ours has.</summary>
    public ReadOnlyMemory<byte> Spare => _spare ??= Text(SecretLength);

    /// <summary>The contexts that a role of ours takes, as it sees them.</summary>
    public ContextTable TableOf(string role)
    {
        if (!_tables.TryGetValue(role, out var table))
        {
            _tables[role] = table = new();
            if (FactoryOf(role) is { } parameters)
            {
                table.Add(new(parameters.Mirror()) { NextNumber = FirstNumber });
            }
        }

        return table;
    }

    /// <summary>What the device came with for the account of a role, as it sees it; <see langword="null"/> for an account without.</summary>
    public ContextParameters? FactoryOf(string role)
    {
        if (kit.Given.Contexts is not { } given || role is not (RoleNames.Server or RoleNames.Bootstrap))
        {
            return null;
        }

        if (!_factory.TryGetValue(role, out var parameters))
        {
            _factory[role] = parameters = given.TryGetValue(role, out var keys)
                ? new(Convert.FromHexString(keys.Secret.Reveal()), Encoding.UTF8.GetBytes(keys.Sender), Encoding.UTF8.GetBytes(keys.Recipient)) { MasterSalt = Convert.FromHexString(keys.Salt) }
                : new(kit.Octets(SecretLength), "dev"u8.ToArray(), Encoding.ASCII.GetBytes(role[..1]));
        }

        return parameters;
    }

    /// <summary>The context that our client has with a server under test; <see langword="null"/> where the device file says nothing of one.</summary>
    public SecurityContext? OfClient => FactoryOf(RoleNames.Server) is { } parameters ? _client ??= new(parameters) { NextNumber = FirstNumber } : null;

    /// <summary>Keys that outlive a run go on with numbers that none before can have had.</summary>
    private ulong FirstNumber => (ulong)Math.Max(0, (kit.Now - s_before).TotalSeconds);

    /// <summary>Draws a context for an account with a role of ours.</summary>
    /// <returns>As the device sees it. All of it is text, for versions of the object in which it has to be.</returns>
    public ContextParameters Issue(string role)
    {
        var number = ++_issued;
        var parameters = new ContextParameters(Text(SecretLength), Encoding.ASCII.GetBytes($"d{number}"), Encoding.ASCII.GetBytes($"{role[..1]}{number}")) { MasterSalt = Text(SaltLength) };
        TableOf(role).Add(new(parameters.Mirror()));
        return parameters;
    }

    /// <summary>Takes from the answer to a Bootstrap-Discover which version of object 21 the device has.</summary>
    public void Hear(IEnumerable<Link> links) => Version = links.FirstOrDefault(link => link.Target == Object)?["ver"] ?? Version;

    private byte[] Text(int octets) => Encoding.ASCII.GetBytes(Convert.ToHexString(kit.Octets(octets)));
}
