using Conformance.Engine.Benches;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Engine.Running;

/// <summary>One step while it runs: its fields evaluated, its findings, its capture, its times.</summary>
public sealed class StepContext(CaseRun run, StepSequence sequence, BoundStep step, CaseScope scope, CancellationToken cancellationToken)
{
    private readonly List<int> _findings = [];

    public CaseRun Run => run;

    public TestBench Bench => run.Bench;

    public BoundStep Step => step;

    public StepSequence Sequence => sequence;

    public Phase Phase => sequence.Phase;

    /// <summary>The step this one stands in, whose <c>requirement</c> and <c>otherwise</c> count where this one has none of its own.</summary>
    public StepContext? Outer { get; init; } = sequence.Outer;

    public CaseScope Scope => scope;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>When the step began, monotonic.</summary>
    public TimeSpan StartedAt { get; } = run.Bench.Now;

    /// <summary>When what the step waited for happened, at the socket; windows of the next step count from here.</summary>
    public TimeSpan? EndedAt { get; set; }

    /// <summary>When the device may have begun to act on the step, where that is before its end: the answer to a pressed button can take its time.</summary>
    public TimeSpan? ActedAt { get; set; }

    /// <summary>Whether the step has no place in time: windows and events of the next step relate to the step before it.</summary>
    public bool Timeless { get; set; }

    public IReadOnlyList<int> Findings => _findings;

    public List<StepRecord> Children { get; } = [];

    /// <summary>The reply that was armed for this step while the one before it ran.</summary>
    public ReplyRule? Armed { get; private set; }

    /// <summary>The worst finding so far.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether an expectation was not met, also where that does not touch the verdict.</summary>
    public bool Missed { get; private set; }

    public bool Has(string field) => step.Fields.ContainsKey(field);

    /// <summary>The target's value.</summary>
    public Value Target => Evaluate(step.Target ?? throw new InvalidOperationException($"'{step.Verb.Name}' has no target"));

    public string TargetText => Text(Target);

    /// <summary>The value of a field, or <see langword="null"/> when the step does not have it.</summary>
    public Value? Field(string name) => step.Fields.TryGetValue(name, out var bound) ? Evaluate(bound) : null;

    public string? FieldText(string name) => Field(name) is { } value ? Text(value) : null;

    public int? FieldNumber(string name) => Field(name) is Value.Number number ? (int)number.Content : null;

    public TimeSpan? FieldDuration(string name) => Field(name) is { } value ? AsDuration(value, step.Fields[name].Span) : null;

    public Matcher? FieldMatcher(string name) => (step.Fields.GetValueOrDefault(name) as BoundMatcher)?.Matcher;

    public IReadOnlyList<BoundStep> FieldSteps(string name) => (step.Fields[name] as BoundSteps)?.Steps ?? [];

    public Value Evaluate(Bound bound) => bound is BoundValue value
        ? value.Evaluate(scope)
        : throw new InvalidOperationException($"{bound.GetType().Name} at {bound.Span} is not a value");

    /// <summary>
    /// Requirement ids this step judges: its own, else those of the step around it, else all of the case's; none that the enabler
    /// version of the device does not have.
    /// </summary>
    public IReadOnlyList<string> Requirements => [.. Named.Where(run.Asks)];

    /// <summary>Whether it, or a step around it, says which requirement it judges.</summary>
    public bool NamesRequirement => Has("requirement") || (Outer?.NamesRequirement ?? false);

    /// <summary>What a miss means, when the step or one around it says so.</summary>
    public string? Otherwise => FieldText("otherwise") ?? Outer?.Otherwise;

    /// <summary>Whether a miss of the step changes no verdict, whatever it judges.</summary>
    public bool OnlyRemarks => Otherwise == "remark";

    /// <summary>Binds what <c>as</c> names.</summary>
    public void Capture(Value value)
    {
        if (FieldText("as") is { } name)
        {
            scope.Bind(name, value);
        }
    }

    /// <summary>An expectation that was met.</summary>
    public void Satisfied(string expected, string actual, TimeSpan at) =>
        Add(Judgement.Of(this, met: true, "as expected", expected, actual, step.Span, at, Observer.Wire));

    /// <summary>An expectation that was not met. What it does to the verdict follows from phase, <c>otherwise</c> and requirement.</summary>
    public void Miss(string message, string expected, string actual, TimeSpan at, SourceSpan? span = null, Observer observer = Observer.Wire)
    {
        Missed = true;
        Add(Judgement.Of(this, met: false, message, expected, actual, span ?? step.Span, at, observer));
    }

    /// <summary>Something worth saying that judges nothing.</summary>
    public void Remark(string message) => Add(Judgement.Unjudged(this, Verdict.None, message, Observer.Wire) with { Remark = true });

    /// <summary>
    /// An expectation that was not met because something did not come, or came although it may have been sent before: on a link that
    /// loses datagrams it says nothing about the device.
    /// </summary>
    public void Unseen(string message, string expected, string actual, TimeSpan at, SourceSpan? span = null)
    {
        if (run.Link.Loses)
        {
            Doubtful($"{message}; the link is declared to lose datagrams", expected, actual, at, span);
        }
        else
        {
            Miss(message, expected, actual, at, span);
        }
    }

    /// <summary>An expectation that was not met, perhaps through no fault of the device: inconclusive where a miss would be a fail.</summary>
    public void Doubtful(string message, string expected, string actual, TimeSpan at, SourceSpan? span = null)
    {
        if (Requirements.Any(run.Binds) && !OnlyRemarks)
        {
            Inconclusive(message, Observer.Harness);
        }
        else
        {
            Miss(message, expected, actual, at, span);
        }
    }

    /// <summary>The test could not be done, whatever the phase: says nothing about the device.</summary>
    public void Inconclusive(string message, Observer observer)
    {
        Missed = true;
        Add(Judgement.Unjudged(this, Phase == Phase.Cleanup ? Verdict.None : Verdict.Inconclusive, message, observer));
    }

    /// <summary>Our own mistake, or the case's.</summary>
    public void Error(string message)
    {
        Missed = true;
        Add(Judgement.Unjudged(this, Verdict.Error, message, Observer.Harness));
    }

    public static string Text(Value value) => value is Value.Text text ? text.Content : value.ToDisplay();

    public static TimeSpan AsDuration(Value value, SourceSpan span) => value switch
    {
        Value.Duration duration => duration.Content,
        Value.Number number => TimeSpan.FromSeconds((double)number.Content),
        _ => throw new EvaluationException(span, $"{value.ToDisplay()} is no duration; write a number, a space and a unit"),
    };

    public StepContext WithArmed(ReplyRule armed)
    {
        Armed = armed;
        return this;
    }

    /// <summary>Counts findings of nested steps towards this one.</summary>
    public void Inherit(StepSequence nested)
    {
        ArgumentNullException.ThrowIfNull(nested);
        Verdict = Verdict.Worsen(nested.Verdict);
        Missed |= nested.Missed;
    }

    /// <summary>Counts the findings of an alternative as this step's own.</summary>
    public void Inherit(StepContext alternative)
    {
        ArgumentNullException.ThrowIfNull(alternative);
        _findings.AddRange(alternative.Findings);
        Verdict = Verdict.Worsen(alternative.Verdict);
        Missed |= alternative.Missed;
        EndedAt = alternative.EndedAt;
    }

    private IReadOnlyList<string> Named => Field("requirement") switch
    {
        Value.List list => [.. list.Content.Select(Text)],
        { } one => [Text(one)],
        null => Outer?.Named ?? run.Case.Requirements,
    };

    private void Add(Finding finding)
    {
        _findings.Add(run.Add(finding, sequence.Phase));
        Verdict = Verdict.Worsen(finding.Verdict);
    }
}
