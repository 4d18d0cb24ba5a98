namespace Conformance.Engine.Claims;

/// <summary>Where in a step the paths of a claim stand.</summary>
public enum ClaimPlace
{
    /// <summary>The area has no places.</summary>
    None,

    /// <summary>The step's target, or each path of a target that is a list.</summary>
    Target,

    /// <summary>The instance that holds the target; in objects 1 and 3, whose executables are in the table by themselves, the target.</summary>
    Instance,

    /// <summary>The field <c>path</c>.</summary>
    PathField,

    /// <summary>The field <c>paths</c>.</summary>
    PathsField,

    /// <summary>The paths that the field <c>values</c> names, or a target that is a map.</summary>
    Values,

    /// <summary>Device object, Supported Binding and Modes.</summary>
    Alive,
}
