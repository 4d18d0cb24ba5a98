namespace Conformance.Scripting.Profiles;

/// <summary>A text that must not be shown: where it is printed by mistake, it says so instead.</summary>
public sealed class Secret(string text)
{
    /// <summary>The text itself, for whoever has to use it.</summary>
    public string Reveal() => text;

    public override string ToString() => "(secret)";
}
