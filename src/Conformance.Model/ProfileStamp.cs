namespace Conformance.Model;

/// <param name="Id">For example <c>wslwm2m-0.1</c>.</param>
/// <param name="Title">For people.</param>
public sealed record ProfileStamp(string Id, string Title);
