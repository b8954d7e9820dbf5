//! Why a job fails that was deployed, in the words and the length in which Flink says so.

/// The reason for which a deployment can't run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It needs more slots than are free.
    Slots { wanted: u64, free: u64 },
    /// A table points to something that its service does not have.
    Absent { connector: String, what: String },
    /// It starts from a savepoint that no deployment of the application left.
    Savepoint(String),
}

/// The last part of a topic, a table or an index that does not exist, wherever it is named.
pub(crate) const ABSENT: &str = "does_not_exist";

impl Failure {
    /// The message, with the causes below it and where in Flink they arose.
    pub(crate) fn message(&self) -> String {
        let (causes, frames) = match self {
            Self::Slots { wanted, free } => (
                vec![
                    "org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy".to_owned(),
                    "java.util.concurrent.CompletionException: org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources.".to_owned(),
                    format!("org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources: the job needs {wanted} slots, and {free} are available."),
                ],
                SCHEDULER,
            ),
            Self::Absent { connector, what } => (
                vec![
                    "org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy".to_owned(),
                    format!("org.apache.flink.util.FlinkException: Global failure triggered by OperatorCoordinator for the {connector} table"),
                    absent(connector, what),
                ],
                SCHEDULER,
            ),
            Self::Savepoint(path) => (
                vec![
                    "org.apache.flink.runtime.client.JobInitializationException: Could not start the JobMaster.".to_owned(),
                    "java.util.concurrent.CompletionException: java.lang.RuntimeException: java.io.FileNotFoundException".to_owned(),
                    format!("java.io.FileNotFoundException: Cannot find checkpoint or savepoint file/directory '{path}' on file system 'file'."),
                ],
                STARTER,
            ),
        };
        let blocks = causes.iter().map(|cause| {
            let lines: Vec<String> = frames.iter().map(|frame| format!("\tat {frame}")).collect();
            format!("{cause}\n{}", lines.join("\n"))
        });
        blocks.collect::<Vec<_>>().join("\nCaused by: ")
    }
}

fn absent(connector: &str, what: &str) -> String {
    match connector {
        "jdbc" => {
            format!("org.postgresql.util.PSQLException: ERROR: relation \"{what}\" does not exist")
        }
        "elasticsearch-7" => {
            format!("org.elasticsearch.ElasticsearchStatusException: no such index [{what}]")
        }
        _ => format!(
            "org.apache.kafka.common.errors.UnknownTopicOrPartitionException: This server does not host this topic-partition: {what}"
        ),
    }
}

const SCHEDULER: [&str; 8] = [
    "org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:180)",
    "org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler.getFailureHandlingResult(ExecutionFailureHandler.java:107)",
    "org.apache.flink.runtime.scheduler.DefaultScheduler.recordTaskFailure(DefaultScheduler.java:277)",
    "org.apache.flink.runtime.scheduler.DefaultScheduler.handleTaskFailure(DefaultScheduler.java:268)",
    "org.apache.flink.runtime.scheduler.DefaultScheduler.onTaskFailed(DefaultScheduler.java:261)",
    "org.apache.flink.runtime.scheduler.SchedulerBase.updateTaskExecutionState(SchedulerBase.java:767)",
    "org.apache.flink.runtime.jobmaster.JobMaster.updateTaskExecutionState(JobMaster.java:525)",
    "org.apache.pekko.dispatch.ForkJoinExecutorConfigurator$PekkoForkJoinTask.exec(ForkJoinExecutorConfigurator.scala:57)",
];

const STARTER: [&str; 8] = [
    "org.apache.flink.runtime.jobmaster.DefaultJobMasterServiceProcess.lambda$new$0(DefaultJobMasterServiceProcess.java:97)",
    "java.base/java.util.concurrent.CompletableFuture.uniWhenComplete(CompletableFuture.java:859)",
    "java.base/java.util.concurrent.CompletableFuture$UniWhenComplete.tryFire(CompletableFuture.java:837)",
    "org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(AbstractFsCheckpointStorageAccess.java:275)",
    "org.apache.flink.runtime.checkpoint.CheckpointCoordinator.restoreSavepoint(CheckpointCoordinator.java:1915)",
    "org.apache.flink.runtime.scheduler.DefaultExecutionGraphFactory.tryRestoreExecutionGraphFromSavepoint(DefaultExecutionGraphFactory.java:226)",
    "org.apache.flink.runtime.scheduler.SchedulerBase.createAndRestoreExecutionGraph(SchedulerBase.java:391)",
    "java.base/java.lang.Thread.run(Thread.java:829)",
];
