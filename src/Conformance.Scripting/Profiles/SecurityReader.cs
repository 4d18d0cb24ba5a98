using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>Reads <c>security</c> of a device file: a mode, and credentials by reference to a file or an environment variable.</summary>
internal sealed class SecurityReader(string folder, List<Diagnostic> diagnostics)
{
    private const int LongestIdentity = 128;
    private const int LongestKey = 64;
    private const string File = "file";
    private const string Variable = "env";
    private const string Contexts = "oscore";
    private const int LongestId = 7;
    private static readonly string[] s_roles = ["bootstrap", "server"];

    private static readonly IReadOnlyList<string> s_keys = ["mode", "identity", "key", "certificate", "public-key", Contexts];

    private static readonly IReadOnlyDictionary<string, string> s_modes = DeviceSecurity.Modes.ToDictionary(mode => mode);

    private static readonly Dictionary<string, string[]> s_taken = new Dictionary<string, string[]>
    {
        [DeviceSecurity.Psk] = ["identity", "key"],
        [DeviceSecurity.Raw] = ["key", "public-key"],
        [DeviceSecurity.Certificate] = ["key", "certificate"],
        [DeviceSecurity.None] = [],
    };

    public DeviceSecurity Read(Node? node)
    {
        if (node is null || FieldMap.Of(node, s_keys, diagnostics) is not { } map)
        {
            return DeviceSecurity.Nothing;
        }

        var mode = map.Choice("mode", s_modes, DeviceSecurity.None, required: true);
        foreach (var (key, _) in ((MappingNode)node).Entries.Where(entry => entry.Key.Text is not ("mode" or Contexts) && s_keys.Contains(entry.Key.Text) && !s_taken[mode].Contains(entry.Key.Text)))
        {
            diagnostics.Add(new("TC0217", key.Span, $"'{key.Text}' has no meaning with mode {mode}"));
        }

        var secret = Referenced(map, "key");
        foreach (var missing in s_taken[mode].Where(name => secret is not null && map[name] is null))
        {
            diagnostics.Add(new("TC0203", map.Span, $"'{missing}' is missing"));
        }

        if (mode == DeviceSecurity.Psk)
        {
            CheckKey(map["key"], secret);
        }

        return new DeviceSecurity(mode) { Identity = Identity(map), Key = secret, Chain = Referenced(map, "certificate")?.Reveal(), PublicKey = Referenced(map, "public-key")?.Reveal(), Contexts = ContextsOf(map[Contexts]) };
    }

    /// <summary>Contexts by role; those that are not given are drawn.</summary>
    private Dictionary<string, ObjectKeys>? ContextsOf(Node? node)
    {
        if (node is null)
        {
            return null;
        }

        var contexts = new Dictionary<string, ObjectKeys>(StringComparer.Ordinal);
        if (node is ScalarNode { Text: "drawn" } || FieldMap.Of(node, s_roles, diagnostics) is not { } roles)
        {
            return contexts;
        }

        foreach (var role in s_roles)
        {
            if (roles[role] is { } written && FieldMap.Of(written, ["secret", "sender", "recipient", "salt"], diagnostics) is { } context && KeysOf(context) is { } keys)
            {
                contexts[role] = keys;
            }
        }

        return contexts;
    }

    private ObjectKeys? KeysOf(FieldMap context)
    {
        var secret = Referenced(context, "secret");
        CheckKey(context["secret"], secret);
        var (sender, recipient) = (context.Scalar("sender"), context.Scalar("recipient"));
        if (secret is null || sender is null || recipient is null)
        {
            diagnostics.Add(new("TC0203", context.Span, "a context has 'secret', 'sender' and 'recipient'"));
            return null;
        }

        foreach (var id in new[] { sender, recipient }.Where(id => System.Text.Encoding.UTF8.GetByteCount(id.Text) > LongestId))
        {
            diagnostics.Add(new("TC0217", id.Span, $"an id of more than {LongestId} octets"));
        }

        var salt = context.Scalar("salt");
        if (salt is not null && (salt.Text.Length % 2 != 0 || !salt.Text.All(char.IsAsciiHexDigit)))
        {
            diagnostics.Add(new("TC0217", salt.Span, "the salt is not octets in hex digits"));
            return null;
        }

        return new(secret, sender.Text, recipient.Text, salt?.Text ?? string.Empty);
    }

    private string? Identity(FieldMap map)
    {
        if (map.Scalar("identity") is not { } scalar)
        {
            return null;
        }

        if (System.Text.Encoding.UTF8.GetByteCount(scalar.Text) > LongestIdentity)
        {
            diagnostics.Add(new("TC0217", scalar.Span, $"an identity of more than {LongestIdentity} octets"));
        }

        return scalar.Text;
    }

    private void CheckKey(Node? node, Secret? key)
    {
        if (key is not null && (key.Reveal().Length is < 2 or > 2 * LongestKey || key.Reveal().Length % 2 != 0 || !key.Reveal().All(char.IsAsciiHexDigit)))
        {
            diagnostics.Add(new("TC0217", node!.Span, $"the key is not 1 to {LongestKey} octets in hex digits"));
        }
    }

    /// <summary>What a reference leads to. The text itself is in no message.</summary>
    private Secret? Referenced(FieldMap map, string name)
    {
        if (map[name] is not { } node)
        {
            return null;
        }

        if (node is ScalarNode)
        {
            diagnostics.Add(new("TC0217", node.Span, $"'{name}' stands in the device file itself; {{ {File}: … }} or {{ {Variable}: … }} was required"));
            return null;
        }

        if (FieldMap.Of(node, [File, Variable], diagnostics) is not { } reference)
        {
            return null;
        }

        var (file, variable) = (reference.Scalar(File), reference.Scalar(Variable));
        if ((file is null) == (variable is null))
        {
            diagnostics.Add(new("TC0217", node.Span, $"'{name}' needs either {File} or {Variable}"));
            return null;
        }

        var (found, text) = file is not null ? OfFile(file) : OfVariable(variable!);
        return found ? new Secret(text) : null;
    }

    private (bool Found, string Text) OfFile(ScalarNode file)
    {
        try
        {
            return (true, System.IO.File.ReadAllText(Path.Combine(folder, file.Text)).Trim());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(new("TC0217", file.Span, $"the file {file.Text} cannot be read"));
            return (false, string.Empty);
        }
    }

    private (bool Found, string Text) OfVariable(ScalarNode variable)
    {
        if (Environment.GetEnvironmentVariable(variable.Text) is { Length: > 0 } text)
        {
            return (true, text.Trim());
        }

        diagnostics.Add(new("TC0217", variable.Span, $"the environment variable {variable.Text} is not set"));
        return (false, string.Empty);
    }
}
