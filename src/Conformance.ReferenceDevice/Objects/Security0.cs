using System.Globalization;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 0: the bootstrap account and the security half of server accounts.</summary>
public sealed class Security0(ObjectTree tree, DeviceSettings settings) : DeviceObject(SecurityResources.Object, tree)
{
    public override void Populate()
    {
        base.Populate();
        ushort instance = 0;
        if (settings.BootstrapUri is { } bootstrap)
        {
            var holdOff = ((long)settings.HoldOff.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            Instantiate(instance++, [.. Rows(bootstrap, isBootstrap: "1"), ("11", holdOff)]);
        }

        foreach (var account in new[] { settings.Server, settings.SecondServer }.OfType<ServerAccount>())
        {
            Instantiate(instance++, [.. Rows(account.Uri, isBootstrap: "0"), ("10", $"{account.ShortServerId}")]);
        }
    }

    /// <summary>Nobody but the one who writes an account knows what belongs into it.</summary>
    public override void Complete(Lwm2mPath instance)
    {
    }

    /// <summary>Security mode 3 with empty credentials.</summary>
    private static IEnumerable<(string Resource, string Value)> Rows(string uri, string isBootstrap) =>
        [("0", uri), ("1", isBootstrap), ("2", "3"), ("3", string.Empty), ("4", string.Empty), ("5", string.Empty)];
}
