namespace ConvertTyped.Tracking;

/// <summary>
/// What happens to the batches that lanes took out of the queue. The queue itself is told, or the <see cref="EventKeeper"/>,
/// which tells an outbox and then the queue.
/// </summary>
internal interface IBatchSteps
{
    /// <summary>Puts the events of each visitor of a lane's batch together.</summary>
    /// <returns>False when the queue is closed.</returns>
    bool Group(EventLane lane);

    /// <summary>
    /// The first events of a lane's batch, and no others, go into a request, and may arrive from now on. None: those that went
    /// certainly did not arrive.
    /// </summary>
    /// <returns>False when the queue is closed, and they must not be sent.</returns>
    bool Begin(EventLane lane, int count);

    /// <summary>The first events of a lane's batch were sent, or dropped for a reason.</summary>
    /// <returns>False when the queue is closed: closing has counted them.</returns>
    bool Settle(EventLane lane, int count, DropReason? dropped = null);

    /// <summary>What is left of a lane's batch goes back to the front, and the lane holds back for a time.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="delay">For how long.</param>
    /// <param name="isAsked">Whether the service asked for it.</param>
    void PutBack(EventLane lane, TimeSpan delay, bool isAsked);

    /// <summary>Takes and gives nothing more, and counts what is left, so that the ledger is final.</summary>
    /// <returns>How many events were dropped.</returns>
    int Close();
}
