using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3435: a filling sensor that is there while software for it is installed.</summary>
public sealed class Filling3435(ObjectTree tree) : DeviceObject(Object, tree)
{
    public const ushort Object = 3435;

    private static readonly (string Resource, string Value)[] Rows =
        [("1", "100"), ("2", "42"), ("3", "42"), ("4", "80"), ("5", "0"), ("7", "0"), ("8", "20"), ("13", "0")];

    private bool _atOnce;

    public override bool IsToldAtOnce => _atOnce;

    /// <summary>Not before there is software.</summary>
    public override void Populate()
    {
    }

    /// <param name="atOnce">Whether servers are told without being asked.</param>
    public void Install(bool atOnce)
    {
        _atOnce = atOnce;
        Instantiate(0, Rows);
    }

    public void Remove() => Tree.Withdraw(Object);
}
