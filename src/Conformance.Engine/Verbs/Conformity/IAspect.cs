namespace Conformance.Engine.Verbs.Conformity;

/// <summary>One respect in which the instances of an object are held against its definition.</summary>
internal interface IAspect
{
    /// <summary>Its word in the language.</summary>
    string Name { get; }

    /// <summary>Half a sentence for the reference page.</summary>
    string Summary { get; }

    Task JudgeAsync(Survey survey);
}
