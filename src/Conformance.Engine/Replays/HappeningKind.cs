namespace Conformance.Engine.Replays;

public enum HappeningKind
{
    /// <summary>A button was pressed.</summary>
    Button,

    /// <summary>A person answered.</summary>
    Answer,

    /// <summary>A server was asked something.</summary>
    Ask,

    /// <summary>It told its user of an ask.</summary>
    Told,

    /// <summary>The device ended on its own.</summary>
    Death,
}
