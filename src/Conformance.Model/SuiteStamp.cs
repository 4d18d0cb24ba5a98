namespace Conformance.Model;

/// <param name="Version">Version of the suite.</param>
public sealed record SuiteStamp(string Version);
