namespace Conformance.Engine.Traffic;

/// <summary>What ended an observation.</summary>
internal enum Ending
{
    /// <summary>A GET or FETCH with Observe 1 that was answered.</summary>
    Cancelled,

    /// <summary>A Reset of one of its notifications.</summary>
    Rejected,

    /// <summary>A new registration.</summary>
    Replaced,

    /// <summary>An error in a notification, a new observation with the token, or a de-registration.</summary>
    Otherwise,
}
