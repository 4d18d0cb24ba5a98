namespace Conformance.Reporting.States;

/// <summary>A transition of the object as it is drawn.</summary>
/// <param name="From">State.</param>
/// <param name="To">State.</param>
/// <param name="Line">Path of the arrow.</param>
/// <param name="Label">What leads there.</param>
/// <param name="X">Middle of the label.</param>
/// <param name="Y">Its baseline.</param>
internal sealed record StateWay(int From, int To, string Line, string Label, int X, int Y);
