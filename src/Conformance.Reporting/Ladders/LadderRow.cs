using Conformance.Model;

namespace Conformance.Reporting.Ladders;

/// <summary>One row of a ladder.</summary>
/// <param name="Time">Since the start of the case.</param>
public abstract record LadderRow(TimeSpan Time);

/// <summary>A message from one participant to another.</summary>
/// <param name="From">Column of the sender.</param>
/// <param name="To">Column of the receiver.</param>
/// <param name="Line">What was decoded.</param>
public sealed record ArrowRow(TimeSpan Time, int From, int To, LogLine Line) : LadderRow(Time);

/// <summary>Something said and not sent.</summary>
/// <param name="Line">Who says what.</param>
public sealed record NoteRow(TimeSpan Time, LogLine Line) : LadderRow(Time);

/// <summary>A judgement that a reader has to see.</summary>
/// <param name="Finding">What was judged.</param>
public sealed record FindingRow(TimeSpan Time, Finding Finding) : LadderRow(Time);
