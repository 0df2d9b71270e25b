/**
 * English given names with the short, pet and other forms that people write for them, written from common knowledge.
 * One name a line, its other forms behind it; a form may stand in several lines.
 */
import { table } from './table';

const NAMES = `
abigail abby abbie gail
abraham abe abram bram
adelaide addie adele heidi
adrian ade
agnes aggie nessie
albert al bert bertie albie
alexander alex alec alexandre aleksander alejandro sandy xander sasha zander al lex alick
alexandra alex alexa sandra sandy sasha lexi lexie alexandria alejandra
alfred al alf alfie fred
alice ali allie alicia alison allison
allan alan allen al
amanda mandy manda
amelia amy millie mel emelia
amy aimee
andrew andy drew andre andreas
andrea andie drea andria
angela angie angel angelina angelica
ann anne anna annie nan nancy nanny hannah
annabel bella annabelle ann
annette annie netta
anthony tony antony anton antonio ant
antoinette toni netta tony
arabella bella belle
archibald archie
arnold arnie
arthur art artie
augustus gus augie august
augusta gussie
aubrey aub bree
austin aussie
barbara barb babs barbie bobbie
barnabas barney
bartholomew bart barth
beatrice bea trixie bee beatrix
belinda bel linda bindy
benedict ben bennie benny benedikt
benjamin ben benny benji bennie benjy
bernadette bernie detta
bernard bernie barney
bertha bertie
bethany beth
beverly bev beverley
bradley brad
bradford brad
brandon bran
brenda bren
brendan bren brendon
brian bryan bryant
bridget bridie biddy brigitte
bronwyn bron
caleb cal
calvin cal
cameron cam
camille cami milly camilla
candace candy candice
carl karl carlos
carol carole caroline carolyn
caroline carrie caro carol lynn carolyn carolina
cassandra cass cassie sandra sandy
catherine cathy cath kate katie kathy kitty cat kay trina cathryn catharine katherine kathryn katharine kathleen catalina
cecilia cissy celia cecily
charles charlie chuck chas chaz charley carl carlos
charlotte charlie lottie char lotte
chester chet
christian chris kris cristian
christina chris chrissy tina christine kristina kristine kristin kristen kirsten christie christy cristina tina
christopher chris kit topher kris kristopher cris
clara claire clare
clarence clare
claudia claude
clayton clay
clifford cliff
clifton cliff
clinton clint
constance connie
cordelia delia
cornelius neil con corny
courtney court
curtis curt
cynthia cindy cyndi
cyril cy
daniel dan danny dani daniele
danielle dani danny daniela
darlene dar
darrell darryl daryl darrel
david dave davey davy davie
dean deano
deborah deb debbie debra debby debora
delilah lila
denise dee
dennis denny den denis
derek derrick del
desmond des
diana di diane dianne
dominic dom nic dominick domenic
donald don donnie donny
donna dona
dora theodora dorie
dorothy dot dottie dolly dee dorothea dory
douglas doug duggie
duncan dunc
dwayne duane
dylan dyl
earnest ernest ernie
ebenezer eben
eden ed
edgar ed eddie
edith edie
edmund ed eddie ted ned edmond
eduardo ed eddie edward
edward ed eddie ted teddy ned eduardo edouard
edwin ed eddie ned
edwina winnie
eileen ellie aileen
eleanor ellie nell nellie nora elle lenora leonora elinor eleanora
elijah eli lige
elisabeth elizabeth
elizabeth liz lizzie beth betty bess bessie eliza elisa lisa liza libby betsy lilibet elsie elspeth elise bettie lizbeth elisabeth ellie
ella ellie
ellen nell nellie ellie
elmer el
elvira elvie
emily em emmy emma millie emilia
emma em emmy
emmanuel manny manuel emanuel
enoch nock
eric erik rick erick
erica rikki erika ricky
ernest ernie
esther essie hester
ethan eth
eugene gene
eugenia genie gena
evangeline eva evie
eve eva evie evelyn
evelyn eve evie lyn
ezekiel zeke
ezra ez
faith fay
felicity fliss flick
ferdinand ferdie fernando
florence flo flora florrie
frances fran frankie fanny francie francesca francine
francis frank fran frankie francisco franco
franklin frank
frank frankie
frederick fred freddie freddy fritz frederic fredrick rick
frederica freda freddie
gabriel gabe
gabrielle gabby gaby gabriela brielle
gareth gary gaz
garrett gary garry
gary gaz garry
gavin gav
geoffrey geoff jeff jeffrey jeffery
george georgie jorge geordie
georgina georgie gina georgia georgiana
gerald gerry jerry gerard jerald
geraldine gerry jerry
gerard gerry jerry
gertrude trudy gertie
gilbert gil bert
giuseppe joe beppe
glenn glen
gloria glo
gordon gord gordie
grace gracie
graham graeme grahame
gregory greg gregg gregor
guadalupe lupe
guillermo bill will memo
gwendolyn gwen wendy
hannah hanna
harold harry hal
harriet harry hattie
harrison harry
harvey harv
heather heath
helen nell nellie helena lena ellen elaine
henrietta etta hetty hattie
henry harry hank hal hen enrique
herbert herb bert herbie
herman manny
hilary hil hillary
hiram hy
horace horry
howard howie
hubert bert hugh
hugh hughie huey hugo
humphrey humph
ian iain
ida idy
ignatius iggy nacho ignacio
imogen immy
ira ira
irene rene
isaac ike zac izzy isaak
isabella bella izzy belle isabel isobel isabelle ibby sabella
isaiah zay
isidore izzy
israel izzy
jack jackie
jacob jake jakob jacobo jay coby
jacqueline jackie jacqui jacquie jacquelyn
james jim jimmy jamie jem jimmie jaime jas
jane janie jenny jean janet jayne
janet jan jane
janice jan janis
jasmine jas jaz yasmin
jason jay jase
jean jeanie jeannie
jeanette jean netta jenny jeannette
jeffrey jeff geoff geoffrey jeffery
jennifer jen jenny jenn jennie
jeremiah jerry jem
jeremy jerry jem jez jeremiah
jerome jerry
jesse jess
jessica jess jessie
jill gillian jilly gill
joan joanie
joanna jo joanne joann joanie
jocelyn joss jo
joel jo
john jack johnny jon johnnie jonny johnathan juan jean hans ivan sean
jonathan jon jonny john johnathan jonathon nathan
jordan jordy
jose joe pepe joseph
joseph joe joey jos josef jose
josephine jo josie fifi josefina
joshua josh
joyce joy
juan john
judith judy judi jude
julia julie jules juliet juliana
julian jules
julius jules
justin jus
karen kaz kari caren
katherine kate kathy katie kat kay kitty kathryn catherine kathleen kit katy katharine katrina kath trina
kathleen kathy kate kath katie
keith keefe
kelly kel kelley
kenneth ken kenny kent
kevin kev
kimberly kim kimmy kimberley
kristen kris kristin kirsten
kyle ky
lachlan lachie
lauren laurie loren
laura laurie lori lolly
lawrence larry lars laurie lawrie laurence lorenzo law loz
leah lea
leander lee
leo leonard
leonard leo len lenny lennie leon
leonardo leo
leopold leo
leroy lee roy
leslie les lesley
lester les
levi lee
lewis lew lou louis louie
lillian lil lily lilly lillie lilian
lincoln linc
linda lin lindy lynn lynda
lindsay lin lindsey linsey
lionel leo
lloyd loyd
lorraine lori lorrie raine
louis lou louie luis lewis
louise lou lulu louisa luisa
lucas luke luc
lucille lucy lou lucia
lucinda cindy lucy
lucy lou lucia
luther lou
lydia lyddie
lynette lyn lynn lynne
mackenzie mac kenzie
madeline maddie maddy madeleine madelyn lena madison
magdalena lena maggie magda
malcolm mal malc
manuel manny
marcia marcie
marcus marc mark
margaret maggie meg peggy marge margie greta daisy madge peg marguerite rita margarita gretchen maisie margery margo margot
maria mary marie mia
marian mary marion marianne
marilyn lyn mary
marjorie marge margie marj margery
mark marc marcus marco
marlene marla lena
martha marty mattie patty
martin marty mart
marvin marv
mary molly polly mae may maria marie mamie minnie moll
mathilda tilly matilda mattie tilda
matthew matt matty mat mathew matteo
maureen mo
maurice morris mo moe
maxine max
maximilian max maxim
maxwell max
megan meg meghan
melanie mel
melinda mel mindy linda
melissa mel missy lissa
melvin mel
mercedes mercy sadie
meredith merry
merle merl
michael mike mick mickey micky mikey mitch micheal mikhail miguel mischa michel
michelle shelly mickey shell michele micki
miguel mike michael
mildred millie milly
miranda mandy randy mira
miriam mim mimi mitzi
mitchell mitch
mohammed mohammad muhammad mohamed mo md mohamad mohd
monica mon monika
montgomery monty
morgan morg
mortimer mort
moses mo moe moshe
muriel mur
myra mira
nadine nadia
nancy nan nance ann
naomi nomi
natalie nat nattie natalia nathalie talia
natasha tasha nat tash
nathan nat nate
nathaniel nat nate nathan nathanael
neil neal niel
nelson nels
nicholas nick nicky nic nicolas nico klaus nikolai nicolaus colin
nicole nicky nikki nic nicola nicki nichole
noah noe
noel nowell
norman norm
octavia tavy
olive ollie
oliver ollie olly
olivia liv livvy olive ollie
orville orv
oscar ozzie
oswald oz ozzie
owen own
pamela pam pammy
patricia pat patty tricia trish patsy patti trisha tish
patrick pat paddy patty rick padraig
paul pauly pablo
paula polly pauline paulina
pauline paula polly
penelope penny nell
percival percy
perry peregrine
peter pete petey pedro pierre piotr
philip phil pip phillip felipe
philippa pip pippa
phyllis phyl
preston pres
priscilla cilla prissy
prudence pru
quentin quent quinn
rachel rach rae rachael shelly
ralph rafe ralphie raul
ramona mona
randall randy
randolph randy rand
raphael rafe raph rafael rafa
raymond ray ramon
rebecca becky becca beck beth reba rebekah
reginald reg reggie rex
regina gina reggie
reuben rube rueben ruben
rhonda ron
richard rick dick rich ricky richie dickie ricardo ritchie rickie
robert bob rob bobby robbie bert bobbie robby roberto robin rab
roberta bobbie robbie bobby berta
roderick rod rick roddy rory
rodney rod
roger rog rodger hodge
roland rollie rolly rowland
ronald ron ronnie ronny
rosalind roz ros rosie
rosalie rosie
rosemary rose rosie romy rosemarie
rose rosie rosa
roxanne roxy rox roxanna
rudolph rudy rolf rudolf
rupert rob
russell russ rusty
ruth ruthie
ryan ry
sabrina brina
salvatore sal sam
samantha sam sammy
samson sam
samuel sam sammy sammie
sandra sandy sandi
sarah sally sadie sara sal sarai
scott scotty
sean shaun shawn shane
sebastian seb bas bastian
selina lena
serena rena
seymour sy
shannon shan
sharon shaz sharron shari
sheila shelagh
shelby shel
sheldon shel
shirley shirl
sidney sid syd sydney
sigmund sig ziggy
silas si
silvester sly syl sylvester
silvia sylvia syl
simon si sy simeon
solomon sol solly
sophia sophie sofia soph
stacy stace stacey stacie
stanley stan
stella stel
stephanie steph steffi stephie fanny stefanie
stephen steve stevie steven stephan ste stefan stephan esteban
stuart stu stewart
susan sue suzy susie suzanne susanna susannah suzie sukie susana
suzanne sue suzy susan
tabitha tabby
tamara tammy tam
tanya tatiana tania
terence terry terrance terrence tel
teresa terry tess tessa theresa therese tracy reese
thaddeus thad tad
theodora dora theo
theodore ted teddy theo ned
thomas tom tommy thom tomas
tiffany tiff tiffy
timothy tim timmy
tobias toby
todd tod
travis trav
trevor trev
tristan tris
tyler ty
ulysses uly
ursula ursie
valentine val felty
valerie val valery
vanessa nessa van
vera verity
vernon vern
veronica ronnie ron vera roni
victor vic vick viktor
victoria vicky tori vic vicki vickie tory
vincent vin vince vinny vinnie vicente
viola vi
violet vi
virginia ginny ginger gina
vivian viv vivien vivienne
wallace wally
walter walt wally
warren wazza
wendell wendy
wesley wes
wilbur will
wilfred will wilf fred
wilhelmina mina minnie willa billie
willard will
william bill will billy willy willie liam wil guillermo wilhelm
winifred winnie freda
winston win
woodrow woody
xavier zavi javier
yolanda yoli
yvonne vonnie
zachary zach zack zac zachariah zak zackary
zoe zoey
`;

const canonical = table(() => {
  const namesOf = new Map<string, string[]>();
  for (const line of NAMES.trim().split('\n')) {
    const forms = line.split(' ');
    for (const form of forms) {
      const names = namesOf.get(form);
      if (names === undefined) namesOf.set(form, [forms[0]!]);
      else if (!names.includes(forms[0]!)) names.push(forms[0]!);
    }
  }
  return namesOf;
});

const NONE: readonly string[] = [];

/**
 * The names that a given name's key may stand for, itself among them where it has forms of its own; two keys may be one
 * name where they share one of these. Empty for a name with no other form.
 */
export function nameVariants(key: string): readonly string[] {
  return canonical().get(key) ?? NONE;
}
