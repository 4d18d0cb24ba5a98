namespace Conformance.Engine.Replays;

public enum HappeningKind
{
    /// <summary>A button was pressed.</summary>
    Button,

    /// <summary>A person answered.</summary>
    Answer,

    /// <summary>The device ended on its own.</summary>
    Death,
}
