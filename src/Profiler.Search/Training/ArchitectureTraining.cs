using Profiler.Search.Checkpoints;
using Profiler.Search.Choices;
using Profiler.Search.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>The architecture's part of a step: the task's loss and the expected cost, with gates that carry a gradient to theta.</summary>
internal sealed class ArchitectureTraining : IDisposable
{
    private readonly SearchTrainer _trainer;
    private readonly GateSampler _gates;

    public ArchitectureTraining(SearchTrainer trainer)
    {
        _trainer = trainer;
        _gates = new GateSampler(trainer.Parameters, trainer.Options.Seed, "architecture");
        Optimizer = new ThetaOptimizer(trainer.Parameters.Theta, trainer.Options.Theta);
    }

    public ThetaOptimizer Optimizer { get; }

    /// <summary>The task's part of the loss.</summary>
    public MovingAverage TaskLoss { get; private set; }

    public MovingAverage Loss { get; private set; }

    public void Train(SampleBatch samples)
    {
        // What asks for no gradient keeps nothing for one: neither the time nor the memory of the weights' half of a step.
        Tensor[] weights = [.. _trainer.Subject.Supernet.Parameters.Values];
        SetGathering(weights, false);
        try
        {
            TrainTheta(samples);
        }
        finally
        {
            SetGathering(weights, true);
        }
    }

    public void Restore(TrainerNumbers numbers)
    {
        Optimizer.Steps = numbers.ThetaSteps;
        TaskLoss = numbers.ArchitectureTaskLoss;
        Loss = numbers.ArchitectureLoss;
    }

    public void Dispose() => Optimizer.Dispose();

    private void TrainTheta(SampleBatch samples)
    {
        using DisposeScope scope = NewDisposeScope();
        SearchSubject subject = _trainer.Subject;
        Tensor theta = _trainer.Parameters.Theta;
        ChoiceGates gates = _gates.Draw(_trainer.Options.Mode, _trainer.Temperature, _trainer.Step, differentiable: true);
        LabelledBatch batch = LabelledBatch.Of(samples, theta.device);
        Tensor task = subject.Task.Loss(subject.Supernet.forward(batch.Images, gates), batch.Labels);
        Tensor cost = subject.Cost.Expected(_trainer.Parameters.Probabilities());
        subject.Objective.Observe(TrainingFault.RequireFinite(cost.item<float>(), "the expected cost"), 1.0 / _trainer.Options.ArchitectureSteps);
        Tensor loss = subject.Objective.Combine(task, cost);
        loss.backward();
        Tensor gradient = theta.grad!;
        (Tensor taskMean, Tensor lossMean) = (task.detach(), loss.detach());
        _trainer.Replicas?.Average([taskMean, lossMean, gradient]);
        double taskValue = TrainingFault.RequireFinite(taskMean.item<float>(), "the task's loss on the architecture's half");
        double lossValue = TrainingFault.RequireFinite(lossMean.item<float>(), "the architecture's loss");
        TrainingFault.RequireFinite(GradientNorm.Clip([gradient], _trainer.Options.MaxGradientNorm), "the gradient of the architecture");
        Optimizer.Step(_trainer.Options.Theta.RateFor(_trainer.Options.ArchitectureSteps));
        TaskLoss = TaskLoss.With(taskValue);
        Loss = Loss.With(lossValue);
    }

    private static void SetGathering(Tensor[] weights, bool gathers)
    {
        foreach (Tensor weight in weights)
        {
            weight.requires_grad = gathers;
        }
    }
}
