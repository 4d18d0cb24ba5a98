using Conformance.Scripting.Binding;

namespace Conformance.Engine.Running;

/// <summary>One verb of the language: what lint knows of it, and what it does.</summary>
public interface IVerb
{
    VerbDefinition Definition { get; }

    /// <summary>Runs one step. Misses are reported through <see cref="StepContext"/>; an exception is a harness bug.</summary>
    Task RunAsync(StepContext context);
}
