using Conformance.Engine.Control;
using Conformance.Engine.Security;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Campaigns;

/// <summary>What is known of a device's capabilities: declared, probed, answered by its control, or unanswered.</summary>
public sealed class PicsAnswers
{
    private const string PixitPrefix = "pixit.";
    private const string Lattice = "C.HARNESS.ML-DSA";
    private const string ObjectPrefix = "C.OBJ.";
    private readonly Profile _profile;
    private readonly DeviceDescription _device;
    private readonly SortedDictionary<string, PicsAnswer> _answers = new(StringComparer.Ordinal);

    public PicsAnswers(Profile profile, DeviceDescription device, IReadOnlySet<DeviceAction> actions)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(actions);

        _profile = profile;
        _device = device;
        foreach (var id in profile.Pics.Keys)
        {
            _answers[id] = new(Ternary.Unknown, "unanswered");
        }

        foreach (var id in profile.Foreign.Pics)
        {
            _answers[id] = new(Ternary.No, "not of this profile");
        }

        foreach (var (id, value) in device.Pics)
        {
            _answers[id] = new(value, "declared");
        }

        if (profile.Pics.ContainsKey(Lattice))
        {
            _answers[Lattice] = new(LatticeAuthority.IsSupported ? Ternary.Yes : Ternary.No, "platform");
        }

        foreach (var action in Enum.GetValues<DeviceAction>())
        {
            _answers[DeviceActions.PicsOf(action)] = new(actions.Contains(action) ? Ternary.Yes : Ternary.No, "control");
        }
    }

    public IReadOnlyDictionary<string, PicsAnswer> All => _answers;

    /// <summary>Objects of which the device announced an instance; <see langword="null"/> as long as it has not registered.</summary>
    public IReadOnlySet<ushort>? Instantiated { get; set; }

    /// <summary>What the Device object says the device is: <c>manufacturer</c>, <c>model</c>, <c>serial</c>, <c>firmware</c>, as far as it was told.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; set; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it is that is judged.</summary>
    public IReadOnlyList<string> Iuts => _device.Iuts;

    /// <summary>Enabler version the device is judged by.</summary>
    public string Version => _device.Lwm2m;

    /// <summary>Whether anything that a case judges is asked of devices of this version.</summary>
    public bool Asks(BoundCase test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test.Requirements.Any(id => _profile.Requirements.GetValueOrDefault(id)?.Concerns(Version) ?? !_profile.Foreign.Requirements.Contains(id));
    }

    /// <summary>Settles an unanswered question.</summary>
    /// <returns>What was declared, when the device itself contradicts it.</returns>
    public Ternary? Probe(string id, Ternary seen)
    {
        var known = _answers.GetValueOrDefault(id);
        if (known is null or { Value: Ternary.Unknown })
        {
            _answers[id] = new(seen, "probed");
            return null;
        }

        return known.Source == "declared" && known.Value != seen ? known.Value : null;
    }

    /// <summary>The answer to an operand of <c>applies-if</c>: a PICS id, <c>pixit.name</c>, or a comparison of <c>pics.lwm2m</c>.</summary>
    public Ternary Answer(string operand) => Answer(operand, _device, _answers);

    /// <summary>The same, where an object that nobody answered for is one that the device does not have when it announces none.</summary>
    public Ternary Seen(string operand) => Answer(operand) switch
    {
        Ternary.Unknown when Instantiated is { } announced && operand.StartsWith(ObjectPrefix, StringComparison.Ordinal) =>
            announced.Any(id => operand == $"{ObjectPrefix}{id}") ? Ternary.Yes : Ternary.No,
        var answer => answer,
    };

    /// <summary>The same from what a device file says and the answers that are known.</summary>
    public static Ternary Answer(string operand, DeviceDescription device, IReadOnlyDictionary<string, PicsAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(operand);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(answers);

        if (operand.StartsWith(PixitPrefix, StringComparison.Ordinal))
        {
            var name = operand[PixitPrefix.Length..];
            return device.Pixit.ContainsKey(name) || device.Pixit.Keys.Any(given => given.StartsWith($"{name}.", StringComparison.Ordinal))
                ? Ternary.Yes
                : Ternary.No;
        }

        return ScalarComparison.TryParse(operand, out var comparison)
            ? ScalarComparison.Decide(operand, comparison.Name == "pics.lwm2m" ? device.Lwm2m : device.Bindings)
            : answers.GetValueOrDefault(operand)?.Value ?? Ternary.Unknown;
    }
}
