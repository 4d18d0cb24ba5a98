using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>An <c>applies-if</c> condition in three-valued logic.</summary>
public abstract record Applicability(SourceSpan Span)
{
    /// <summary>PICS ids, <c>pixit.</c> names and comparisons the condition mentions, each as it is asked for.</summary>
    public abstract IReadOnlyList<string> Operands { get; }

    /// <param name="operand">
    /// Answers for an operand: a PICS id; <c>pixit.name</c> (yes when given, no when not); or a comparison with a scalar, without blanks,
    /// such as <c>pics.lwm2m&gt;=1.1</c>, which <see cref="ScalarComparison"/> decides.
    /// </param>
    public abstract Ternary Evaluate(Func<string, Ternary> operand);

    /// <summary>
    /// The condition with each operand's answer, for <c>explain</c> and for the reason of "not applicable":
    /// <c>C.FMT.TLV (no) and C.OBJ.3 (yes)</c>.
    /// </summary>
    public abstract string Explain(Func<string, Ternary> operand);

    /// <summary>Reads a condition as cases and profiles have it.</summary>
    /// <param name="node">The text, with its place.</param>
    /// <param name="vocabulary">The names there are.</param>
    /// <param name="diagnostics">Receives <c>TC0125</c>, <c>TC0135</c> and <c>TC0140</c>.</param>
    /// <returns><see langword="null"/> after a diagnostic.</returns>
    public static Applicability? Read(ScalarNode node, IVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return ApplicabilityReader.Read(node, vocabulary, diagnostics);
    }

    /// <summary>Both, or the one that is there.</summary>
    public static Applicability? Join(Applicability? first, Applicability? second) =>
        first is null || second is null ? first ?? second : new AllOf(first.Span, [first, second]);
}

/// <summary>One question.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Written">As it is shown.</param>
internal sealed record Operand(SourceSpan Span, string Name, string Written) : Applicability(Span)
{
    public override IReadOnlyList<string> Operands => [Name];

    public override Ternary Evaluate(Func<string, Ternary> operand) => operand(Name);

    public override string Explain(Func<string, Ternary> operand) => $"{Written} ({operand(Name).ToString().ToLowerInvariant()})";
}

internal sealed record Negation(SourceSpan Span, Applicability Of) : Applicability(Span)
{
    public override IReadOnlyList<string> Operands => Of.Operands;

    public override Ternary Evaluate(Func<string, Ternary> operand) => Of.Evaluate(operand) switch
    {
        Ternary.Yes => Ternary.No,
        Ternary.No => Ternary.Yes,
        _ => Ternary.Unknown,
    };

    public override string Explain(Func<string, Ternary> operand) => $"not {Of.Explain(operand)}";
}

/// <summary>No as soon as one is no, yes when all are yes.</summary>
internal sealed record AllOf(SourceSpan Span, IReadOnlyList<Applicability> Parts) : Applicability(Span)
{
    public override IReadOnlyList<string> Operands => [.. Parts.SelectMany(part => part.Operands).Distinct()];

    public override Ternary Evaluate(Func<string, Ternary> operand)
    {
        var answers = Parts.Select(part => part.Evaluate(operand)).ToList();
        return answers.Contains(Ternary.No) ? Ternary.No : answers.Contains(Ternary.Unknown) ? Ternary.Unknown : Ternary.Yes;
    }

    public override string Explain(Func<string, Ternary> operand) =>
        string.Join(" and ", Parts.Select(part => part is AnyOf ? $"({part.Explain(operand)})" : part.Explain(operand)));
}

/// <summary>Yes as soon as one is yes, no when all are no.</summary>
internal sealed record AnyOf(SourceSpan Span, IReadOnlyList<Applicability> Parts) : Applicability(Span)
{
    public override IReadOnlyList<string> Operands => [.. Parts.SelectMany(part => part.Operands).Distinct()];

    public override Ternary Evaluate(Func<string, Ternary> operand)
    {
        var answers = Parts.Select(part => part.Evaluate(operand)).ToList();
        return answers.Contains(Ternary.Yes) ? Ternary.Yes : answers.Contains(Ternary.Unknown) ? Ternary.Unknown : Ternary.No;
    }

    public override string Explain(Func<string, Ternary> operand) => string.Join(" or ", Parts.Select(part => part.Explain(operand)));
}
