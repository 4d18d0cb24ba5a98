using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3442: a value of every type, single and multiple, that servers can play with.</summary>
public sealed class TestValues3442(ObjectTree tree, DeviceSettings settings) : DeviceObject(3442, tree)
{
    private const ushort Reset = 0;
    private const ushort Randomize = 1;
    private const ushort Clear = 2;
    private const ushort WithArguments = 3;
    private const ushort Arguments = 4;
    private const ushort SendNow = 5;
    private const ushort ToSend = 6;
    private const ushort FirstMultiple = 1000;
    private const ushort Number = 120;

    private static readonly (string Resource, string Value)[] Factory =
    [
        ("110", "initial value"), ("120", "1024"), ("125", "2048"), ("130", "3.14159"), ("140", "1"), ("150", "ASNFZ4mrze8="),
        ("160", "946684801"), ("170", "3:0"), ("180", "</3/0>"),
        ("1110/0", "initial value"), ("1120/0", "1024"), ("1125/0", "2048"), ("1130/0", "3.14159"), ("1140/0", "1"),
        ("1150/0", "ASNFZ4mrze8="), ("1160/0", "946684801"), ("1170/0", "3:0"), ("1180/0", "</3/0>"),
    ];

    private static Lwm2mPath Instance => Lwm2mPath.Of(3442, 0);

    /// <summary>It sends what it is told by its buttons, not by this object.</summary>
    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && resourceId is not (SendNow or ToSend);

    public override void Populate()
    {
        Instantiate(0, Factory);
        Tree.Offer(Instance.Child(Arguments));
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        switch (path.ResourceId)
        {
            case Reset:
                Drop();
                Instantiate(0, Factory);
                break;
            case Randomize:
                Tree.Set(Instance.Child(Number), new Lwm2mValue.Integer(settings.Random.Next()));
                break;
            case Clear:
                Drop();
                Instantiate(0, [("110", ""), ("120", "0"), ("125", "0"), ("130", "0"), ("140", "0"), ("150", ""), ("160", "0"), ("170", "65535:65535"), ("180", "")]);
                break;
            case WithArguments:
                Keep(arguments);
                break;
        }

        return CoapCode.Changed;
    }

    private void Drop()
    {
        foreach (var resource in Tree.Resources(Instance).Keys.Where(id => id > FirstMultiple).ToList())
        {
            Tree.Clear(Instance.Child(resource));
        }
    }

    private void Keep(ExecuteArguments arguments)
    {
        Tree.Clear(Instance.Child(Arguments));
        Tree.Offer(Instance.Child(Arguments));
        foreach (var (digit, value) in arguments.Values)
        {
            Tree.Set(Instance.Child(Arguments).Child((ushort)digit), new Lwm2mValue.Text(value is null ? $"{digit}" : $"{digit}='{value}'"));
        }
    }
}
