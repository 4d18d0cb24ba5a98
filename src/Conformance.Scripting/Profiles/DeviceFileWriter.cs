using System.Text;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Expressions;

namespace Conformance.Scripting.Profiles;

/// <summary>Writes a device file that <see cref="DeviceFileLoader"/> reads back to the same description.</summary>
public static partial class DeviceFileWriter
{
    /// <param name="device">What is known of the device. Unknown answers, defaults and secrets are left out.</param>
    /// <param name="profile">Whose questions it answers; they become comments.</param>
    /// <returns>The file's text.</returns>
    public static string Write(DeviceDescription device, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(profile);

        var text = new StringBuilder();
        Field(text, 0, "title", device.Title);
        Field(text, 0, "profile", profile.Id);
        Field(text, 0, "iut", device.Iuts is [var only] ? only : $"[{string.Join(", ", device.Iuts)}]", plain: true);
        Field(text, 0, "lwm2m", device.Lwm2m);
        Field(text, 0, "bindings", device.Bindings);

        Section(text, "pics", device.Pics.Where(answer => answer.Value != Ternary.Unknown), (id, answer) =>
            Field(text, 2, id, answer == Ternary.Yes ? "yes" : "no", profile.Pics.GetValueOrDefault(id)?.Question, plain: true));
        Section(text, "pixit", device.Pixit.Where(pair => IsWritten(pair.Key, pair.Value, profile)), (name, value) =>
            Field(text, 2, name, value, profile.Pixit[name].Summary));

        text.Append("\ncontrol:\n");
        Field(text, 2, "adapter", device.Control.Adapter);
        Field(text, 2, "instances", $"{device.Control.Instances}", plain: true);
        Field(text, 2, "fresh", device.Control.Fresh ? "true" : "false", plain: true);
        foreach (var (key, value) in device.Control.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            Field(text, 2, key, value);
        }

        return text.ToString();
    }

    private static bool IsWritten(string name, Value value, Profile profile) =>
        profile.Pixit.TryGetValue(name, out var item)
        && !item.Secret
        && !(item.Default is not null && value.Equals(PixitType.All[item.Type].Parse(item.Default)));

    private static void Section<T>(StringBuilder text, string name, IEnumerable<KeyValuePair<string, T>> entries, Action<string, T> write)
    {
        var all = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(name).Append(":\n");
        all.ForEach(entry => write(entry.Key, entry.Value));
    }

    private static void Field(StringBuilder text, int indent, string key, Value value, string? comment)
    {
        if (value is Value.List list)
        {
            var items = list.Content.Select(item => Scalar(PixitType.Write(item) ?? string.Empty));
            Field(text, indent, key, $"[{string.Join(", ", items)}]", comment, plain: true);
        }
        else
        {
            Field(text, indent, key, PixitType.Write(value) ?? string.Empty, comment);
        }
    }

    private static void Field(StringBuilder text, int indent, string key, string value, string? comment = null, bool plain = false)
    {
        text.Append(' ', indent).Append(key).Append(": ").Append(plain ? value : Scalar(value));
        if (comment is not null)
        {
            text.Append("    # ").Append(comment);
        }

        text.Append('\n');
    }

    /// <summary>Plain where no YAML reader could take it for anything else, else in quotes.</summary>
    private static string Scalar(string value)
    {
        if (PlainText().IsMatch(value) && !Ambiguous().IsMatch(value))
        {
            return value;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9/.$(]([A-Za-z0-9/._$()=+ -]*[A-Za-z0-9/._)])?$")]
    private static partial Regex PlainText();

    [GeneratedRegex("^(true|false|yes|no|on|off|null|[0-9.+-]+([eE][0-9+-]+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ambiguous();
}
