namespace Conformance.Scripting.Profiles;

/// <summary>How the harness starts, stops and pokes a device.</summary>
/// <param name="Adapter"><c>reference</c>, <c>process</c>, <c>command</c>, <c>attach</c>, <c>http</c> or <c>manual</c>.</param>
/// <param name="Instances">How many can run side by side.</param>
/// <param name="Fresh">Whether every case gets a device of its own (a new process, a new in-process device).</param>
/// <param name="Settings">
/// The adapter's own keys as text: <c>command</c>, <c>bootstrap-command</c>, <c>url</c>, <c>start</c>, <c>stop</c> …, with <c>$(server.uri)</c>,
/// <c>$(server.host)</c>, <c>$(server.port)</c>, <c>$(bootstrap.uri)</c>, <c>$(pixit.endpoint)</c>, <c>$(instance)</c> and <c>$(port)</c>
/// (a free local port) still to be filled in.
/// </param>
/// <param name="Folder">Folder of the device file; relative programs and files are looked up from there.</param>
public sealed record ControlDescription(
    string Adapter, int Instances, bool Fresh, IReadOnlyDictionary<string, string> Settings, string Folder);
