using System.Globalization;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 0: the bootstrap account and the security half of server accounts.</summary>
public sealed class Security0(ObjectTree tree, DeviceSettings settings) : DeviceObject(SecurityResources.Object, tree)
{
    public override void Populate()
    {
        base.Populate();
        var instance = settings.FirstAccount;
        if (settings.BootstrapUri is { } bootstrap)
        {
            var holdOff = ((long)settings.HoldOff.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            Secure(Instantiated(instance++, [.. Rows(bootstrap, isBootstrap: "1"), ("11", holdOff)]));
        }

        foreach (var account in new[] { settings.Server, settings.SecondServer }.OfType<ServerAccount>())
        {
            Secure(Instantiated(instance++, [.. Rows(account.Uri, isBootstrap: "0"), ("10", $"{account.ShortServerId}")]));
        }
    }

    /// <summary>Nobody but the one who writes an account knows what belongs into it.</summary>
    public override void Complete(Lwm2mPath instance)
    {
    }

    private Lwm2mPath Instantiated(ushort instance, (string Resource, string Value)[] rows)
    {
        Instantiate(instance, rows);
        return Lwm2mPath.Of(SecurityResources.Object, instance);
    }

    /// <summary>What is called <c>coaps</c> gets the credentials of the factory.</summary>
    private void Secure(Lwm2mPath instance)
    {
        var factory = settings.Credentials;
        if (factory.Mode == SecurityResources.NoSec || !new SecurityAccount(Tree, instance).Uri.StartsWith(ServerUri.Coaps, StringComparison.Ordinal))
        {
            return;
        }

        Tree.Provide(instance.Child(SecurityResources.Mode), factory.Mode);
        Tree.Set(instance.Child(SecurityResources.PublicKey), new Lwm2mValue.Octets(factory.Public));
        Tree.Set(instance.Child(SecurityResources.ServerPublicKey), new Lwm2mValue.Octets(factory.ServerKey));
        Tree.Set(instance.Child(SecurityResources.SecretKey), new Lwm2mValue.Octets(factory.Secret));
    }

    /// <summary>Security mode 3 with empty credentials.</summary>
    private static IEnumerable<(string Resource, string Value)> Rows(string uri, string isBootstrap) =>
        [("0", uri), ("1", isBootstrap), ("2", "3"), ("3", string.Empty), ("4", string.Empty), ("5", string.Empty)];
}
