namespace Conformance.Model;

/// <summary>One decoded line of a case's evidence; the engine writes it, reporting lays it out.</summary>
/// <param name="Time">Since the start of the case.</param>
/// <param name="From">Who sent it (<c>server</c>, <c>bootstrap</c>, <c>device</c>), or who says it (<c>engine</c>).</param>
/// <param name="To">Who received it; empty for a note.</param>
/// <param name="Summary">One line: <c>CON 0.02 POST /rd?ep=x&amp;lt=60 [mid 4711, token A1]</c>.</param>
/// <param name="Detail">Further lines: decoded payload, options; may be empty.</param>
/// <param name="Note"><c>new</c>, <c>retransmission</c>, <c>duplicate</c>, <c>malformed</c> …, or empty.</param>
public sealed record LogLine(TimeSpan Time, string From, string To, string Summary, string Detail, string Note);
