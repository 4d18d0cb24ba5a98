namespace Conformance.Engine.Running;

/// <summary>What a person said.</summary>
public enum OperatorAnswer
{
    Yes,
    No,

    /// <summary>It cannot be done or seen: inconclusive.</summary>
    Cannot,
}
