using System.Net;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>The sessions with all servers there is an account for.</summary>
/// <remarks>Core 1.1 §6.2.1.1: servers with a priority order one after the other, the rest on their own.</remarks>
public sealed class Sessions : IDisposable
{
    private readonly DeviceSettings _settings;
    private readonly Uplink _uplink;
    private readonly Shields _shields;
    private readonly RegistrationLinks _links;
    private readonly Accounts _accounts;
    private readonly Errands _errands;
    private CancellationTokenSource _life = new();

    /// <param name="settings">Clock, endpoint name and version.</param>
    /// <param name="uplink">How to reach the servers.</param>
    /// <param name="shields">How they are secured.</param>
    /// <param name="links">What they are told.</param>
    /// <param name="accounts">Which servers there are.</param>
    /// <param name="errands">Runs the sessions.</param>
    public Sessions(DeviceSettings settings, Uplink uplink, Shields shields, RegistrationLinks links, Accounts accounts, Errands errands)
    {
        (_settings, _uplink, _shields, _links, _accounts, _errands) = (settings, uplink, shields, links, accounts, errands);
        uplink.Disconnected = peer => All.FirstOrDefault(session => peer.Equals(session.Remote))?.Touch();
    }

    public IReadOnlyList<ServerSession> All { get; private set; } = [];

    /// <summary>Called when a session has ended for good without the device wanting it.</summary>
    public Action<ServerSession>? Failed { get; set; }

    /// <inheritdoc cref="ServerSession.Ended"/>
    public Action<ServerSession>? Ended { get; set; }

    public bool AnyRegistered => All.Any(session => session.IsRegistered);

    /// <summary>Whether any server is still registered or being tried.</summary>
    public bool AnyRunning => All.Any(session => session.IsRunning);

    /// <summary>The session of a registered server by the address its requests come from.</summary>
    public ServerSession? Registered(IPEndPoint remote) =>
        All.FirstOrDefault(session => Hears(session) && remote.Equals(session.Remote));

    /// <summary>The session of the account whose <c>/1</c> instance it is.</summary>
    public ServerSession? Of(Lwm2mPath server) => All.FirstOrDefault(session => session.Account.Server == server.Cut(2));

    /// <summary>Begins to register to every server there is an account for.</summary>
    public void Start()
    {
        Abandon();
        var life = _life.Token;
        All = [.. _accounts.Servers.Where(Reaches).Select(Open)];
        var ordered = All.Where(IsOrdered).OrderBy(PlaceOf).ToArray();
        foreach (var session in All.Except(ordered))
        {
            Run(session, static _ => { }, life);
        }

        RunInOrder(ordered, life);
    }

    private bool IsOrdered(ServerSession session) =>
        session.Account.PriorityOrder is null ? _settings.Faults.Has(RegistrationFaults.OrdersAll) : !_settings.Faults.Has(RegistrationFaults.IgnoresOrder);

    private long PlaceOf(ServerSession session)
    {
        var order = session.Account.PriorityOrder ?? long.MaxValue;
        return _settings.Faults.Choose(RegistrationFaults.ReversesOrder, -order, order);
    }

    /// <summary>Ends all sessions without a word to the servers.</summary>
    public void Abandon()
    {
        _life.Cancel();
        _life.Dispose();
        _life = new CancellationTokenSource();
        foreach (var session in All)
        {
            session.Dispose();
        }

        All = [];
    }

    /// <summary>De-registers from every server; ends when all have answered or timed out.</summary>
    public Task DeregisterAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(session => session.DeregisterAsync(cancellationToken)));

    /// <summary>De-registers and keeps quiet from then on.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (!_settings.Faults.Has(GapFaults.LeavesSilently))
        {
            await DeregisterAsync(cancellationToken);
        }

        Abandon();
    }

    /// <summary>Tells the sessions that have to tell their server.</summary>
    public void Follow(TreeChange change)
    {
        switch (change)
        {
            case InstanceAdded when _settings.Faults.Has(UpdateFaults.KeepsNewInstances):
            case InstanceRemoved when _settings.Faults.Has(UpdateFaults.KeepsGoneInstances):
                break;
            case InstanceAdded or InstanceRemoved when !RegistrationLinks.Hidden.Contains(change.Path.ObjectId!.Value):
                foreach (var session in All)
                {
                    session.Touch();
                }

                break;
            case ValueChanged { Path: { ObjectId: ServerResources.Object, ResourceId: var id } }
                when (id is ServerResources.Lifetime && _settings.Faults.Has(UpdateFaults.PostponesLifetime))
                    || (id is ServerResources.Binding && _settings.Faults.Has(UpdateFaults.KeepsBinding)):
                break;
            case ValueChanged { Path: { ObjectId: ServerResources.Object, ResourceId: var id } }
                when id is ServerResources.Lifetime or ServerResources.Binding:
                Of(change.Path)?.Touch();
                break;
        }
    }

    public void Dispose()
    {
        Abandon();
        _life.Dispose();
    }

    /// <summary>Whether requests of its server are served: once it is registered.</summary>
    private bool Hears(ServerSession session) =>
        session.IsRegistered || (session.IsRunning && _settings.Faults.Has(RegistrationFaults.ServesEarly)) || _settings.Faults.Has(ObserveFaults.ServesEarly);

    /// <summary>Every server has UDP, whatever its binding lists (Core 1.1 §6.2.1.2).</summary>
    private bool Reaches(Account account) =>
        account.Binding.Contains('U', StringComparison.Ordinal) || !_settings.Faults.Has(RegistrationFaults.WantsUdpListed);

    private ServerSession Open(Account account) =>
        new(_settings, _uplink, _shields, _links, account) { Ended = session => Ended?.Invoke(session) };

    private void RunInOrder(ServerSession[] ordered, CancellationToken life)
    {
        if (ordered is not [var first, .. var rest])
        {
            return;
        }

        var known = false;
        Run(first, OnFirstResult, life);

        void OnFirstResult(bool registered)
        {
            if (!known && (registered || !Blocks(first)))
            {
                RunInOrder(rest, life);
            }

            known = true;
        }
    }

    private bool Blocks(ServerSession session) =>
        _settings.Faults.Has(RegistrationFaults.AlwaysBlocks) || (session.BlocksOthers && !_settings.Faults.Has(RegistrationFaults.NeverBlocks));

    private void Run(ServerSession session, Action<bool> firstResult, CancellationToken life) =>
        _errands.Run(
            async cancellationToken =>
            {
                await session.RunAsync(firstResult, cancellationToken);
                Failed?.Invoke(session);
            },
            life);
}
