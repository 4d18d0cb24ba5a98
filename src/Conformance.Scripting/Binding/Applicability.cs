using Conformance.Model;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>An <c>applies-if</c> condition in three-valued logic.</summary>
public abstract record Applicability(SourceSpan Span)
{
    /// <summary>PICS ids and <c>pixit.</c> names the condition mentions.</summary>
    public abstract IReadOnlyList<string> Operands { get; }

    /// <param name="operand">Answers for an operand: a PICS id, or <c>pixit.name</c> (yes when given, no when not).</param>
    public abstract Ternary Evaluate(Func<string, Ternary> operand);

    /// <summary>The condition with each operand's answer, for <c>explain</c> and for the reason of "not applicable": <c>C.FMT.TLV (no) and C.OBJ.3 (yes)</c>.</summary>
    public abstract string Explain(Func<string, Ternary> operand);
}
