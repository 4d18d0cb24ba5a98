using Conformance.Model;
using Conformance.Scripting.Expressions;

namespace Conformance.Scripting.Profiles;

/// <summary>The answers of one device: PICS, PIXIT, and how it is controlled.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Title">For people.</param>
/// <param name="Lwm2m">The scalar <c>pics.lwm2m</c>: <c>1.0</c>, <c>1.1</c> or <c>1.2</c>.</param>
/// <param name="Bindings">The scalar <c>pics.bindings</c>: letters such as <c>U</c>.</param>
/// <param name="Pics">Answers given; what is missing is unknown.</param>
/// <param name="Pixit">Values by full name (<c>writable.path</c>), typed as the profile says; its defaults filled in.</param>
/// <param name="Control">How the harness reaches the device's buttons.</param>
public sealed record DeviceDescription(
    string Name,
    string Title,
    string Lwm2m,
    string Bindings,
    IReadOnlyDictionary<string, Ternary> Pics,
    IReadOnlyDictionary<string, Value> Pixit,
    ControlDescription Control)
{
    /// <summary>What it is: <c>client</c>, or one or several of <c>server</c>, <c>bootstrap-server</c>, <c>est-server</c>.</summary>
    public IReadOnlyList<string> Iuts { get; init; } = [Client];

    /// <summary>Whether we are clients towards it.</summary>
    public bool IsServer => !Iuts.Contains(Client);

    private const string Client = "client";

    /// <summary>Absolute path of the file with the device's known deviations, or <see langword="null"/>.</summary>
    public string? Baseline { get; init; }

    /// <summary>How it is secured.</summary>
    public DeviceSecurity Security { get; init; } = DeviceSecurity.Nothing;

    /// <summary>The device as one of another enabler version, which has no capabilities that are younger.</summary>
    public DeviceDescription By(string version, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);

        var pics = new Dictionary<string, Ternary>(Pics);
        foreach (var question in profile.Pics.Values.Where(question => string.CompareOrdinal(question.Since, version) > 0))
        {
            pics[question.Id] = Ternary.No;
        }

        return this with { Lwm2m = version, Pics = pics };
    }
}
