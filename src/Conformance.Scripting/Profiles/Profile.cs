using Conformance.Model;

namespace Conformance.Scripting.Profiles;

/// <summary>What must hold: requirements, and the questions a device file answers. The enabler's own ledger lies beneath it.</summary>
/// <param name="Id">For example <c>wslwm2m-0.1</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Requirements">By id; those of included profiles too.</param>
/// <param name="Pics">Every PICS question by id; those of included profiles too.</param>
/// <param name="Pixit">Every test parameter by name without the <c>pixit.</c> prefix; those of included profiles too.</param>
public sealed record Profile(
    string Id,
    string Title,
    IReadOnlyDictionary<string, Requirement> Requirements,
    IReadOnlyDictionary<string, PicsQuestion> Pics,
    IReadOnlyDictionary<string, PixitItem> Pixit);
