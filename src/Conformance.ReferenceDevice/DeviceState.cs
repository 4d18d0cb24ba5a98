using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Payloads;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Reporting;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice;

/// <summary>What the device is and has, as its interfaces need it.</summary>
/// <param name="Tree">Instances and values.</param>
/// <param name="Objects">The behaviour of each supported object.</param>
/// <param name="Access">Who may do what.</param>
/// <param name="Accounts">The accounts in the tree.</param>
/// <param name="Attributes">Notification attributes by server.</param>
/// <param name="Links">How objects are announced.</param>
/// <param name="Faults">What it does wrong on purpose.</param>
public sealed record DeviceState(
    ObjectTree Tree,
    ObjectSet Objects,
    AccessControl Access,
    Accounts Accounts,
    AttributeTable Attributes,
    RegistrationLinks Links,
    FaultSwitch Faults)
{
    /// <summary>Whether accounts in the mode with enrolment can be worked with.</summary>
    public bool Enrols { get; init; }

    /// <inheritdoc cref="DeviceSettings.IsInLab"/>
    public bool IsInLab { get; init; }

    /// <summary>Values to octets and back.</summary>
    public PayloadCoder Coder { get; } = new(Tree.Model, Faults);
}
