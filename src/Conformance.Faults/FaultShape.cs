namespace Conformance.Faults;

/// <summary>In which way a fault is wrong: what a case has to look at to see it.</summary>
public enum FaultShape
{
    /// <summary>Something required does not come.</summary>
    Absent,

    /// <summary>It comes after its time.</summary>
    Late,

    /// <summary>It comes before its time.</summary>
    Early,

    /// <summary>It comes although it must not.</summary>
    Superfluous,

    /// <summary>The content is another than it has to be.</summary>
    WrongValue,

    /// <summary>Right in substance, with another response code.</summary>
    WrongCode,

    /// <summary>Right in substance, in another format or encoding.</summary>
    WrongFormat,

    /// <summary>The answer is right; what is done with it is not.</summary>
    WrongEffect,

    /// <summary>What was to end or to be put back stays.</summary>
    NotRestored,

    /// <summary>What belongs to one exchange, server or instance shows in another.</summary>
    Leak,
}
